package io.github.dropwizardjwt.openapi;

/**
 * How much a document tells.
 *
 * @param rules whether it has the rules in words
 * @param errorBodies whether it describes the bodies of rejections
 */
record Details(boolean rules, boolean errorBodies) {}
