package io.github.dropwizardjwt.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window. Not thread-safe. */
public final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLLING = Duration.ofMillis(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it with this driver. Hosts below {@code .test} are this machine, and any certificate will do. */
    static Browser start(Path chromedriver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.setAcceptInsecureCerts(true);
        options.addArguments(
                "--headless=new",
                // Containers let root open no sandbox.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP *.test 127.0.0.1");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return new Browser(driver);
    }

    /**
     * Opens a page, in a window that is as wide as that of a desktop, with a light scheme, and forgets what was logged.
     */
    public void open(String url) {
        scheme("light");
        width(1200);
        // Their width would be missing at the right of screenshots.
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        messages();
        driver.get(url);
    }

    /** Has a script lead to another page, by a form or a link, and waits until that is there. */
    public void leave(String script) {
        run("window.isLeft = true");
        run(script);
        waitUntil("return !window.isLeft && document.readyState === 'complete'");
    }

    /** Waits until a script returns true. */
    public void waitUntil(String script) {
        new WebDriverWait(driver, PATIENCE, POLLING)
                // There is no document between two pages.
                .ignoring(WebDriverException.class)
                .withMessage(script)
                .until(whatever -> Boolean.TRUE.equals(run(script)));
    }

    /** The status with which the server has sent the page. */
    public int status() {
        return Math.toIntExact((Long) run("return performance.getEntriesByType('navigation')[0].responseStatus"));
    }

    /** The cookies that are sent with requests for the page. */
    public Set<Cookie> cookies() {
        return driver.manage().getCookies();
    }

    /** Removes the cookies of all hosts. */
    public void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Does something in another tab, and comes back. */
    public void inAnotherTab(Runnable actions) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        try {
            actions.run();
        } finally {
            driver.close();
            driver.switchTo().window(before);
        }
    }

    /** The {@code prefers-color-scheme} of the user: light or dark. */
    public void scheme(String preferred) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", preferred))));
    }

    /** The width of the window in CSS pixels. */
    public void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the page has logged since the last call, violations of its content security policy among it. */
    public List<String> messages() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The result of a script, which may end in {@code return}. */
    public Object run(String script) {
        return driver.executeScript(script);
    }

    /** The result of a script that returns texts. */
    public List<String> texts(String script) {
        return ((List<?>) run(script)).stream().map(String::valueOf).toList();
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Types as a user does, to whatever has the focus. */
    public void type(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public void tab() {
        type(Keys.TAB);
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public String title() {
        return driver.getTitle();
    }

    /** Keeps an image of the whole page as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) throws IOException {
        Map<String, Object> image = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        return Files.write(
                SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) image.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
