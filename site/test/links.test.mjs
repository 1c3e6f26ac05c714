import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { root, sidebar } from '../.vitepress/contents.mjs'
import { file, pages } from './site.mjs'

const all = pages()
const markup = html => html.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1')
const attributes = (html, name) =>
  [...markup(html).matchAll(new RegExp(`<(\\w+)[^>]*?\\s${name}="([^"]*)"`, 'g'))].map(([, tag, value]) => ({
    tag,
    value: value.replaceAll('&amp;', '&')
  }))
const ids = new Map([...all].map(([path, html]) => [path, new Set(attributes(html, 'id').map(({ value }) => value))]))

test('all internal links lead to a page and to a heading on it', () => {
  const dead = [...all].flatMap(([path, html]) =>
    attributes(html, 'href')
      .filter(({ tag, value }) => tag === 'a' && !/^[a-z]+:/.test(value))
      .filter(({ value }) => !leads(new URL(value, 'http://site' + path)))
      .map(({ value }) => `${path}: ${value}`)
  )
  assert.deepEqual(dead, [])
})

test('nothing that a page loads is elsewhere', () => {
  const loaded = [...all].flatMap(([path, html]) =>
    [...attributes(html, 'src'), ...attributes(html, 'href').filter(({ tag }) => tag === 'link')]
      .filter(({ value }) => !value.startsWith('data:'))
      .filter(({ value }) => !value.startsWith('/') || value.startsWith('//') || !file(value.split(/[?#]/)[0]))
      .map(({ value }) => `${path}: ${value}`)
  )
  assert.deepEqual(loaded, [])
})

test('every page is in the sidebar', () => {
  const listed = new Set(links(sidebar()).map(link => (link.endsWith('/') ? link + 'index' : link) + '.html'))
  const missing = [...all.keys()].filter(path => !listed.has(path))
  assert.deepEqual(missing.sort(), ['/404.html', '/contents.html', '/index.html'])
})

test('the front page shows the code of the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const blocks = readFileSync(join(root, 'site/index.md'), 'utf8').match(/^```\w+\n[^]*?^```$/gm)
  assert.equal(blocks.length, 2)
  blocks.forEach(block => assert.ok(readme.includes(block), block))
})

function leads({ pathname, hash }) {
  if (!file(pathname)) return false
  const page = pathname.replace(/\/$/, '/index.html')
  return !hash || !ids.has(page) || ids.get(page).has(decodeURIComponent(hash.slice(1)))
}

function links(items) {
  return items.flatMap(({ link, items }) => [...(link ? [link] : []), ...links(items ?? [])])
}
