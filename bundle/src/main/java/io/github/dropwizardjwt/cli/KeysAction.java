package io.github.dropwizardjwt.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;

/** {@code jwt keys}: lists the application's own keys. */
final class KeysAction implements Action {
    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String help() {
        return "Lists the application's keys, with their states and times.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        KeyTable.print(invocation.service().read().keys(), invocation.out());
    }
}
