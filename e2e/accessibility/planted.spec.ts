import { expect, type Page, test } from '@playwright/test'
import { inBothThemes, sideways } from './findings'
import { openLayers } from './layers'
import { openWindow } from './visitor'
import { frameOf, moving, unmarkedChinese, unseenFocus } from './words-of-page'

const everything = async (page: Page): Promise<string[]> => [
  ...(await inBothThemes(page)),
  ...(await frameOf(page, 'en')),
  ...(await unseenFocus(page)),
  ...(await moving(page)),
  ...(await unmarkedChinese(page)),
  ...(await openLayers(page, 'planted', new Set())),
  ...(await sideways(page, 320)),
]

const pageWith = (planted: string) => `<!doctype html><html lang="en"><head><title>Orders｜Portal</title>
  <style>:focus-visible { outline: 2px solid } @keyframes turn { to { opacity: 0.5 } } [data-theme=dark] .dim { color: #555; background: #444 }</style></head>
  <body><main><h1>Orders</h1><p lang="zh-CN">澜州市</p><button type="button">Save</button>${planted}</main></body></html>`

/** `open` puts a drawer there; Escape takes it away and forgets where the reader was. */
const forgetful = `<button type="button" aria-haspopup="dialog" onclick="
    const drawer = document.createElement('aside'); drawer.className = 'drawer'; drawer.tabIndex = -1
    drawer.setAttribute('aria-label', 'More'); document.body.append(drawer); drawer.focus()
    drawer.onkeydown = ({ key }) => key === 'Escape' && drawer.remove()">Open</button>`

const planted: [fault: string, html: string, told: RegExp][] = [
  ['a picture without words', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', /: image-alt/],
  ['dim words in the dark only', '<p class="dim">Total</p>', /^dark: color-contrast/],
  ['a second title', '<h1>Machines</h1>', /2 headings of the first level/],
  [
    'a button that hides its focus',
    '<button type="button" class="quiet" style="outline: none">Next</button>',
    /no focus ring/,
  ],
  ['what moves against the wish', '<p style="animation: turn 1s infinite">…</p>', /moves: turn/],
  ['a name nobody marked', '<p>沈怡宁</p>', /unmarked Chinese/],
  [
    'a button that opens nothing',
    '<button type="button" aria-haspopup="dialog">Open</button>',
    /nothing opens/,
  ],
  ['a drawer that loses the reader', forgetful, /the focus does not come back/],
  ['what pushes the page sideways', '<div style="width: 400px">1</div>', /px in a window of 320/],
]

test('a sound page has nothing to find', async ({ browser }) => {
  const page = await openWindow(browser)
  await page.setContent(pageWith(''))
  expect(await everything(page)).toEqual([])
})

for (const [fault, html, told] of planted)
  test(`found: ${fault}`, async ({ browser }) => {
    const page = await openWindow(browser)
    await page.setContent(pageWith(html))
    const found = await everything(page)
    expect(found.filter((line) => told.test(line))).not.toEqual([])
    expect(found.filter((line) => !told.test(line))).toEqual([])
  })
