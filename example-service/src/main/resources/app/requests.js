// Sends requests to the service. The browser adds the cookies by itself; no token ever reaches a script.

const VERDICTS = {
  200: "200 OK: admitted",
  204: "204 No Content: done",
  400: "400 Bad Request: rejected, the request is malformed",
  401: "401 Unauthorized: rejected, there is no valid token",
  403: "403 Forbidden: rejected, the token does not grant this",
  404: "404 Not Found: there is no such thing",
  503: "503 Service Unavailable: the service cannot decide now",
};

/** Thrown where neither cookie is accepted any more. */
export class SessionEnded extends Error {}

/** How many milliseconds the service's clock is ahead of this one. */
let ahead = 0;

export const now = () => Date.now() + ahead;

export const verdict = ({ status, challenge }) =>
  status === 403 && !challenge
    ? "403 Forbidden: rejected, since a page of another origin sent it"
    : (VERDICTS[status] ?? `${status}: unexpected`);

export const kind = ({ status }) => (status < 300 ? "admitted" : "rejected");

export async function send(method, path, options = {}) {
  const response = await fetch(path, { method, cache: "no-store", ...options });
  const date = Date.parse(response.headers.get("Date"));
  if (!Number.isNaN(date)) {
    ahead = date - Date.now();
  }
  return {
    line: `${method} ${path}`,
    status: response.status,
    challenge: response.headers.get("WWW-Authenticate"),
    body: await response.text(),
  };
}

/** Sends a request. After a 401 it refreshes the tokens once, and repeats the request. */
export async function call(method, path) {
  const exchanges = [await send(method, path)];
  if (exchanges[0].status === 401) {
    exchanges.push(await send("POST", "/auth/refresh"));
    if (exchanges[1].status < 300) {
      exchanges.push(await send(method, path));
    }
  }
  if (exchanges.at(-1).status === 401) {
    throw new SessionEnded();
  }
  return exchanges;
}

export async function read(path) {
  const answer = (await call("GET", path)).at(-1);
  if (answer.status !== 200) {
    throw new Error(`${answer.line}: ${verdict(answer)}.`);
  }
  return JSON.parse(answer.body);
}
