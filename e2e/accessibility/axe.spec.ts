import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signInAs } from '@/e2e/fixtures'
import type { Language } from '@/e2e/words'

const agency = [
  '/',
  '/inbox',
  '/catalog',
  '/orders',
  '/orders/new',
  '/instances',
  '/keys',
  '/systems',
  '/statements',
  '/quota',
  '/people',
  '/activity',
  '/notices',
  '/account',
  '/account/tokens',
  '/api-docs',
]

/** Who sees which pages; every page of the navigation is looked at by somebody. */
const readers: [person: string, pages: string[]][] = [
  ['何以安', agency],
  ['顾长河', ['/', '/inbox']],
  ['雷霁', ['/', '/desk/queue', '/desk/runs', '/desk/capacity', '/desk/orphans', '/desk/jobs']],
  ['章望舒', ['/', '/billing']],
  ['祁连', ['/admin/catalog', '/billing/prices']],
  [
    '方令仪',
    [
      '/',
      '/admin/agencies',
      '/admin/rules',
      '/admin/calendar',
      '/admin/quotas',
      '/admin/notices',
      '/admin/reports',
    ],
  ],
  ['公孙策', ['/', '/admin/people', '/admin/grants', '/admin/settings']],
  ['司徒谨', ['/', '/admin/duties']],
  ['莫问津', ['/', '/admin/audit']],
]

const looks: [Language, 'light' | 'dark'][] = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
]

for (const [language, theme] of looks)
  test(`axe finds nothing on any page, ${language}, ${theme}`, async ({ browser }) => {
    test.setTimeout(600_000)
    const found: string[] = []
    for (const [person, pages] of readers) {
      const page = await signInAs(browser, person, language)
      await page.context().addCookies([{ name: 'theme', value: theme, url: new URL(page.url()).origin }])
      for (const path of pages) {
        await page.goto(path)
        // A page that is still loading shows a skeleton without its heading.
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        const { violations } = await new AxeBuilder({ page }).analyze()
        for (const { id, nodes } of violations) found.push(`${path} ${id} ${nodes[0]?.target.join(' ')}`)
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  })
