package io.github.dropwizardjwt.benchmarks.start;

import com.sun.management.OperatingSystemMXBean;
import io.dropwizard.core.Application;
import io.github.dropwizardjwt.benchmarks.results.Addition;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Starts one service, says what that took, and ends. */
public final class StartedService {
    /** The line on standard output once the server listens. */
    static final String LISTENS = "listens";

    /** The prefix of the line after it: processor time in nanoseconds, classes, threads and bytes of heap follow. */
    static final String COST = "cost ";

    private StartedService() {}

    /**
     * Starts it.
     *
     * @param arguments an {@link Addition}, how many resource methods, and the configuration file
     */
    public static void main(String[] arguments) throws Exception {
        List<Class<?>> resources = new ArrayList<>();
        for (String name : ResourceClasses.names(Integer.parseInt(arguments[1]))) {
            resources.add(Class.forName(name));
        }
        service(Addition.valueOf(arguments[0]), resources).run("server", arguments[2]);
        System.out.println(LISTENS);
        long processorTime =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(COST + processorTime + " " + classes + " " + threads + " " + heap);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Application<?> service(Addition addition, List<Class<?>> resources) {
        return switch (addition) {
            case NOTHING -> new PlainService(resources);
            case SETTINGS -> new ConfiguredService(resources);
            case BUNDLE -> new ProtectedService(resources);
        };
    }
}
