import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitepress'
import { address, root, sidebar } from './contents.mjs'
import { forgeLinks, repository, slug } from './links.mjs'
import { plainCode } from './code.mjs'

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="10" cy="16" r="6" fill="none" ' +
  'stroke="#2f6f9f" stroke-width="4"/><path d="M16 16h13M24 16v6" stroke="#2f6f9f" stroke-width="4"/></svg>'

/** Pages lie outside this directory, and would not find what is installed in it. */
const packagesOfTheSite = {
  name: 'packages-of-the-site',
  enforce: 'pre',
  resolveId(id) {
    return /^vue(\/|$)/.test(id) ? this.resolve(id, join(root, 'site/index.md'), { skipSelf: true }) : undefined
  }
}

export default defineConfig({
  title: 'dropwizard-jwt',
  description: 'A Dropwizard bundle for JSON Web Tokens',
  // The pages stay where a Git forge shows them; nothing is copied.
  srcDir: root,
  srcExclude: ['!(docs|site)/*/**'],
  rewrites: address,
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  ignoreDeadLinks: 'localhostLinks',
  vite: { plugins: [packagesOfTheSite] },
  markdown: {
    anchor: { slugify: slug },
    config: md => {
      forgeLinks(md)
      plainCode(md)
    }
  },
  themeConfig: {
    nav: [
      { text: 'Quick start', link: '/start' },
      { text: 'Configuration', link: '/configuration' },
      { text: 'Decisions', link: '/decisions/' }
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: {
      provider: 'local',
      // How to do something comes before why it is so.
      options: { miniSearch: { searchOptions: { boostDocument: id => (id.includes('/decisions/') ? 0.5 : 1) } } }
    },
    socialLinks: repository ? [{ icon: 'github', link: repository }] : []
  },
  // The address for the line "# yaml-language-server: $schema=…" of a service elsewhere.
  buildEnd: site => copyFileSync(join(root, 'docs/jwt.schema.json'), join(site.outDir, 'jwt.schema.json'))
})
