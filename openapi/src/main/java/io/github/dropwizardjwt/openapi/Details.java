package io.github.dropwizardjwt.openapi;

/**
 * What a document contains beside operations and security requirements.
 *
 * @param rules whether it has the rules in words, and their scopes
 * @param errorBodies whether it describes the bodies of rejections
 */
record Details(boolean rules, boolean errorBodies) {}
