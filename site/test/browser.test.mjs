import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { pages, serve } from './site.mjs'

let site, browser, page
const elsewhere = []
const errors = []

before(async () => {
  site = await serve()
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  })
  page = await browser.newPage({ colorScheme: 'light' })
  page.on('request', request => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  page.on('pageerror', error => errors.push(`${page.url()}: ${error}`))
  page.on('response', response => {
    if (response.status() >= 400) errors.push(`${response.url()}: ${response.status()}`)
  })
})

after(async () => {
  await browser?.close()
  site?.close()
  assert.deepEqual(elsewhere, [], 'requests to other hosts')
  assert.deepEqual(errors, [])
})

for (const [word, path] of [
  ['logout', '/sessions.html'],
  ['reuseGrace', '/configuration.html'],
  ['Keycloak', '/issuers.html'],
  ['BAD_SIGNATURE', '/reasons.html']
]) {
  test(`a search for ${word} finds ${path}`, async () => {
    await page.goto(site.origin)
    // Otherwise it begins with the word of the last search.
    await page.evaluate(() => sessionStorage.clear())
    await page.keyboard.press('/')
    await page.locator('.VPLocalSearchBox input').fill(word)
    const results = page.locator('.VPLocalSearchBox .result')
    await results.first().waitFor()
    const found = await results.evaluateAll(links => links.map(link => new URL(link.href).pathname))
    assert.ok(found.slice(0, 3).includes(path), found.join(' '))

    await results.nth(found.indexOf(path)).click()
    await page.waitForURL(site.origin + path + '*')
  })
}

test('dark mode can be chosen, for the pictures too, and lasts', async () => {
  await page.goto(site.origin + '/reasons.html')
  const picture = page.locator('img[src*="request"]')
  const light = await picture.screenshot()

  await page.locator('.VPSwitchAppearance').first().click()

  assert.ok(await page.locator('html.dark').count())
  assert.notDeepEqual(await picture.screenshot(), light)
  await page.reload()
  assert.ok(await page.locator('html.dark').count())
})

test('all pages run without an error', async () => {
  for (const path of pages().keys()) {
    if (path !== '/404.html') await page.goto(site.origin + path)
  }
})
