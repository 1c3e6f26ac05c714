// Logs in, calls the routes of the example and shows what comes back.

import { $, announce, element, show } from "./page.js";
import { call, kind, now, read, send, SessionEnded, verdict } from "./requests.js";

const LOGGED_IN = "dropwizard-jwt-example.logged-in";

const MEANINGS = {
  iss: "issuer",
  sub: "subject",
  iat: "issued at",
  exp: "expires at",
  jti: "id of the token",
  type: "type of the token",
  sid: "id of the session",
  scope: "what it grants",
};

const DATE_AND_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Of the current auth token; null while nobody is logged in. */
let claims = null;

// The token

const lastThird = (token) => (token.exp - (token.exp - token.iat) / 3) * 1000;

/** Reads the claims again, and says what is different after a request: the token, the session, or the user. */
async function readClaims(cause) {
  const before = claims;
  claims = await read("/token/claims");
  if (now() >= lastThird(claims)) {
    // This response was the one that renewed the token.
    claims = await read("/token/claims");
  }
  showClaims();
  if (before && before.sid !== claims.sid) {
    await readSessions();
    announce(`Another tab of this browser has logged in as ${claims.sub}. This tab uses that session as well.`);
  } else if (before && before.iat !== claims.iat) {
    $("renewals").prepend(element("li", {}, `${TIME.format(claims.iat * 1000)}, noticed after ${cause}`));
    show("renewals", true);
    show("no-renewals", false);
  }
}

function showClaims() {
  $("subject").textContent = claims.sub;
  $("claims").replaceChildren(
    ...Object.entries(claims).map(([name, value]) =>
      element("tr", {},
        element("th", { scope: "row" }, name,
          element("span", { className: "meaning" }, MEANINGS[name] ?? "custom claim")),
        element("td", {}, typeof value === "string" ? value : JSON.stringify(value),
          ...(name === "iat" || name === "exp"
            ? [element("span", { className: "meaning" }, DATE_AND_TIME.format(value * 1000))]
            : []))),
    ),
  );
  tick();
}

function tick() {
  if (!claims) {
    return;
  }
  const left = Math.max(0, Math.round(claims.exp - now() / 1000));
  const expiry = DATE_AND_TIME.format(claims.exp * 1000);
  const duration = `${Math.floor(left / 60)} min ${String(left % 60).padStart(2, "0")} s`;
  $("time-left").textContent = left ? `Expires in ${duration}, at ${expiry}.` : `Expired at ${expiry}.`;
  $("bar").setAttribute("width", (300 * left) / (claims.exp - claims.iat));
  $("next-renewal").textContent =
    left === 0
      ? "The next request is answered with 401; this page then refreshes the tokens and repeats it."
      : now() < lastThird(claims)
        ? `Renews by itself in the last third, from ${TIME.format(lastThird(claims))}: the response to a request then has a new one.`
        : "In its last third: the response to the next request has a new one.";
}

// Sessions

async function readSessions() {
  const { sessions } = await read("/auth/sessions");
  $("sessions-list").replaceChildren(...sessions.map(sessionItem));
}

function sessionItem(session) {
  const id = `session-${session.sid}`;
  const end = element("button", { type: "button" }, session.current ? "End this session" : "End session");
  end.setAttribute("aria-describedby", id);
  end.addEventListener("click", () => act(() => (session.current ? logOut("/auth/logout") : endSession(session))));
  return element("li", {},
    element("p", { id },
      element("strong", {}, session.client ?? "A client without a name"),
      session.current ? " (the session of this browser)" : ""),
    ...[["Created", session.created_at], ["Last used", session.last_used_at], ["Ends", session.expires_at]].map(
      ([what, when]) => element("p", {}, `${what}: `,
        element("time", { dateTime: when }, DATE_AND_TIME.format(new Date(when))))),
    end);
}

async function endSession(session) {
  const exchanges = await call("DELETE", `/auth/sessions/${session.sid}`);
  await settle(exchanges);
  await readSessions();
  $("sessions-title").focus();
}

// What is on the page

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function showExchanges(exchanges) {
  show("no-response", false);
  show("exchanges", true);
  $("exchanges").replaceChildren(
    ...exchanges.map((exchange) =>
      element("li", {},
        element("p", {}, element("code", {}, exchange.line)),
        element("p", { className: `verdict ${kind(exchange)}` }, verdict(exchange)),
        ...(exchange.challenge ? [element("p", {}, element("code", {}, `WWW-Authenticate: ${exchange.challenge}`))] : []),
        exchange.body ? element("pre", {}, pretty(exchange.body)) : element("p", {}, "No body."))),
  );
  const last = exchanges.at(-1);
  announce(`${last.line}: ${verdict(last)}.`, kind(last));
}

/** Shows exchanges, and what they have changed. */
async function settle(exchanges) {
  showExchanges(exchanges);
  await readClaims(exchanges.at(-1).line);
}

function showLogin(text, kind) {
  claims = null;
  localStorage.removeItem(LOGGED_IN);
  for (const id of ["exchanges", "renewals", "claims", "sessions-list"]) {
    $(id).replaceChildren();
  }
  for (const id of ["exchanges", "renewals", "account", "sections"]) {
    show(id, false);
  }
  for (const id of ["no-response", "no-renewals", "login"]) {
    show(id, true);
  }
  announce(text, kind);
}

async function showAccount() {
  await readClaims("login");
  await readSessions();
  show("login", false);
  show("account", true);
  show("sections", true);
}

// What the user does

let latest = Promise.resolve();

/** One action after the other, so that their results are not mixed up. */
function act(action) {
  latest = latest.then(action).catch((failure) => {
    if (failure instanceof SessionEnded) {
      showLogin("Your session has ended: it was logged out elsewhere, or has expired. Please log in again.", "rejected");
      $("username").focus();
    } else {
      announce(failure instanceof TypeError ? "The service does not answer." : failure.message, "rejected");
    }
  });
}

async function logIn() {
  const answer = await send("POST", "/login/browser", { body: new URLSearchParams(new FormData($("credentials"))) });
  for (const id of ["username", "password"]) {
    $(id).setAttribute("aria-invalid", answer.status === 401);
  }
  $("password").value = "";
  if (answer.status < 300) {
    localStorage.setItem(LOGGED_IN, "yes");
    await showAccount();
    announce(`Logged in as ${claims.sub}.`, "admitted");
    $("account-title").focus();
  } else {
    announce(answer.status === 401 ? "User name or password is wrong." : `Login: ${verdict(answer)}.`, "rejected");
    $("password").focus();
  }
}

async function logOut(path) {
  const answer = (await call("POST", path)).at(-1);
  if (answer.status >= 300) {
    throw new Error(`${answer.line}: ${verdict(answer)}.`);
  }
  showLogin(path === "/auth/logout" ? "You have logged out." : "You have logged out everywhere.");
  $("username").focus();
}

async function callRoute(template) {
  const path = fill(template);
  if ($("without-cookies").checked) {
    const exchange = await send("GET", path, { credentials: "omit" });
    showExchanges([{ ...exchange, line: `${exchange.line} without cookies` }]);
  } else {
    await settle(await call("GET", path));
  }
}

async function refresh() {
  const exchange = await send("POST", "/auth/refresh");
  if (exchange.status === 401) {
    throw new SessionEnded();
  }
  await settle([exchange]);
  await readSessions();
}

async function reload() {
  await readSessions();
  announce(`Sessions: ${$("sessions-list").children.length}.`);
}

const fill = (template) => template.replace(/\{(\w+)\}/, (_, id) => encodeURIComponent($(id).value));

const routes = document.querySelectorAll("[data-path]");

function nameRoutes() {
  for (const button of routes) {
    button.textContent = `GET ${fill(button.dataset.path)}`;
  }
}

nameRoutes();
$("name").addEventListener("input", nameRoutes);
$("project").addEventListener("input", nameRoutes);
for (const button of routes) {
  button.addEventListener("click", () => act(() => callRoute(button.dataset.path)));
}
$("credentials").addEventListener("submit", (event) => {
  event.preventDefault();
  act(logIn);
});
$("logout").addEventListener("click", () => act(() => logOut("/auth/logout")));
$("logout-all").addEventListener("click", () => act(() => logOut("/auth/logout-all")));
$("refresh").addEventListener("click", () => act(refresh));
$("reload").addEventListener("click", () => act(reload));
setInterval(tick, 1000);

// Scripts cannot see the cookies. Without this note, visitors who have none would cause two requests answered with 401.
if (localStorage.getItem(LOGGED_IN)) {
  act(showAccount);
} else {
  showLogin("");
}
