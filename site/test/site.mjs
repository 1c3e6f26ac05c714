import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built site. */
export const dist = join(dirname(fileURLToPath(import.meta.url)), '../.vitepress/dist')

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml'
}

/** The pages with their HTML, by their paths from the root. */
export const pages = () =>
  new Map(
    readdirSync(dist, { recursive: true })
      .filter(file => file.endsWith('.html'))
      .map(file => ['/' + file, readFileSync(join(dist, file), 'utf8')])
  )

/** The file at a path; a directory stands for its index. */
export function file(path) {
  const found = join(dist, decodeURIComponent(path))
  if (relative(dist, found).startsWith('..') || !existsSync(found)) return undefined
  return statSync(found).isDirectory() ? file(path.replace(/\/?$/, '/index.html')) : found
}

/** Serves the site on a free port of this machine. */
export async function serve() {
  const server = createServer((request, response) => {
    const found = file(new URL(request.url, 'http://localhost').pathname)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream' })
    createReadStream(found).pipe(response)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
