package io.github.dropwizardjwt.example;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What browsers must know of the page. Cookies that scripts cannot read do not help against a foreign script in the
 * page, which sends requests with them; the Content Security Policy keeps such scripts out (RFC 10017 §7.1).
 */
final class PageHeaders implements Filter {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse page) {
            page.setHeader("Content-Security-Policy", POLICY);
            page.setHeader("X-Content-Type-Options", "nosniff");
            page.setHeader("Referrer-Policy", "no-referrer");
            page.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            page.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            // Kept, but asked for again with its ETag: a changed page is seen at once.
            page.setHeader("Cache-Control", "no-cache");
        }
        chain.doFilter(request, response);
    }
}
