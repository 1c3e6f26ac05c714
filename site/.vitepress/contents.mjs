import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's directory, in which the pages are. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

const INDEXES = {
  'README.md': 'start.md',
  'docs/README.md': 'contents.md',
  'docs/decisions/README.md': 'decisions/index.md'
}

/** The path on the site of a file of the project. */
export const address = file => INDEXES[file] ?? file.replace(/^(docs|site)\//, '').toLowerCase()

/** What docs/README.md lists, with the decisions by theme as docs/decisions/README.md has them. */
export function sidebar() {
  return groups('docs/README.md').map(group =>
    group.text === 'Decisions'
      ? { ...group.items[0], items: groups('docs/decisions/README.md', { collapsed: true }) }
      : group
  )
}

/** The headings of an index, each with the pages to which its lines link first. */
function groups(index, options) {
  return readFileSync(join(root, index), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map(part => ({ text: part.split('\n', 1)[0], ...options, items: items(part, posix.dirname(index)) }))
}

const items = (part, directory) =>
  [...part.matchAll(/^(?:- |\| )\[(.+?)\]\((\S+?\.md)\)/gm)].map(([, text, file]) => ({
    text: text.replaceAll('`', ''),
    link: '/' + address(posix.join(directory, file)).replace(/(index)?\.md$/, '')
  }))
