package io.github.dropwizardjwt.admin;

import java.time.Instant;

/** A part of the page, below a heading. Implementations are thread-safe. */
interface Section {
    /** Its heading, the lower-case form of which is its anchor; one word. */
    String title();

    /** Writes its content, as of a time. */
    void write(Html html, Instant now);
}
