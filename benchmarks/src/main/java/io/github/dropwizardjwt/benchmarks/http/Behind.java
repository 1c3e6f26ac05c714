package io.github.dropwizardjwt.benchmarks.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route behind a filter that does this with the token. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Behind {
    Lookup value();
}
