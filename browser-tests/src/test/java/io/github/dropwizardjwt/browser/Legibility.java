package io.github.dropwizardjwt.browser;

import java.util.List;
import java.util.stream.Stream;

/** Measures in a page what WCAG 2.2 demands of colours, by the styles that the browser has computed. */
final class Legibility {
    private static final String RATIO = """
            const channels = colour => colour.match(/[\\d.]+/g).map(Number);
            const luminance = colour => {
                const [r, g, b] = channels(colour).slice(0, 3).map(c => c / 255)
                    .map(c => c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const ratio = (one, other) => {
                const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
                return (light + 0.05) / (dark + 0.05);
            };
            const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                    const colour = getComputedStyle(e).backgroundColor;
                    if (channels(colour).length < 4) {
                        return colour;
                    }
                    if (channels(colour)[3] > 0) {
                        throw new Error('half-transparent: ' + colour);
                    }
                }
                throw new Error('no background');
            };
            const found = [];
            """;

    private Legibility() {}

    /** The texts whose contrast is below 4.5:1 (1.4.3). */
    static List<String> faintTexts(Browser browser) {
        return browser.texts(RATIO + """
                        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                        let seen = 0;
                        while (texts.nextNode()) {
                            const parent = texts.currentNode.parentElement;
                            const text = texts.currentNode.data.trim();
                            if (text && !parent.closest('svg') && parent.getClientRects().length) {
                                seen++;
                                const contrast = ratio(getComputedStyle(parent).color, behind(parent));
                                if (contrast < 4.5) {
                                    found.push(text + ': ' + contrast.toFixed(2));
                                }
                            }
                        }
                        return seen ? found : ['no text at all'];
                        """);
    }

    /** The parts of charts and their legends whose contrast is below 3:1 (1.4.11); each selector must have some. */
    static List<String> faintGraphics(Browser browser, String... selectors) {
        return Stream.of(selectors)
                .flatMap(selector -> faintParts(browser, selector).stream())
                .toList();
    }

    private static List<String> faintParts(Browser browser, String selector) {
        return browser.texts(RATIO + """
                        const parts = [...document.querySelectorAll('%s')];
                        for (const part of parts) {
                            const style = getComputedStyle(part);
                            const svg = part.closest('svg');
                            const contrast = svg
                                ? ratio(style.fill, behind(svg))
                                : ratio(style.backgroundColor, behind(part.parentElement));
                            if (contrast < 3) {
                                found.push(part.getAttribute('class') + ': ' + contrast.toFixed(2));
                            }
                        }
                        return parts.length ? found : ['nothing like %<s'];
                        """.formatted(selector));
    }
}
