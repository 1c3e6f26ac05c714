import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { address, root } from './contents.mjs'

/** The project's address on its forge, from the pom; without it, links to what is no page are plain text. */
export const repository = readFileSync(join(root, 'pom.xml'), 'utf8').match(/<scm>[^]*?<url>(.+?)<\/url>/)?.[1]

/** The anchor of a heading, as Git forges make it. */
export const slug = text =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

/** Has the links of the pages, which are relative to their files, lead to the addresses on the site. */
export function forgeLinks(md) {
  md.core.ruler.push('forge-links', ({ tokens, env }) => {
    const directory = dirname(env.realPath ?? env.path)
    for (const { children } of tokens) {
      for (const token of children ?? []) {
        const href = token.type === 'link_open' && token.attrGet('href')
        if (!href || /^([a-z]+:|[#/])/i.test(href)) continue
        const [, path, hash] = href.match(/^([^#]*)(.*)$/)
        const target = destination(relative(root, resolve(directory, decodeURI(path))))
        token.attrs = target ? [['href', target + hash]] : []
      }
    }
  })
}

function destination(file) {
  if (file.endsWith('.md')) return '/' + address(file)
  if (file === 'docs/jwt.schema.json') return '/jwt.schema.json'
  const kind = statSync(join(root, file)).isDirectory() ? 'tree' : 'blob'
  return repository && `${repository}/${kind}/main/${file}`
}
