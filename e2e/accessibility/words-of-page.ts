import type { Page } from '@playwright/test'

/** Chinese on an English page that does not say so: a voice would spell it out as English. */
export function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? ''
      const around = walker.currentNode.parentElement
      if (
        !/\p{Script=Han}/u.test(text) ||
        !around ||
        around.closest('script, style, textarea, [aria-hidden=true]')
      )
        continue
      if (around.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) continue
      found.add(
        `unmarked Chinese in ${around.tagName.toLowerCase()}.${around.className}: ${text.trim().slice(0, 30)}`,
      )
    }
    return [...found].slice(0, 5)
  })
}

/** What the reader's keyboard reaches must show that it did. */
export function unseenFocus(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const reached = 'a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"], summary'
    const shown = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one)
      return {
        ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        other: `${boxShadow} ${borderColor}`,
      }
    }
    const found = new Set<string>()
    const kinds = new Set<string>()
    for (const one of document.querySelectorAll<HTMLElement>(reached)) {
      // Of each kind in each surrounding, one is as good as all.
      const kind = `${one.tagName.toLowerCase()}.${one.className} in ${one.parentElement?.className}`
      if (kinds.has(kind)) continue
      if (!one.checkVisibility({ visibilityProperty: true })) continue
      const before = shown(one).other
      one.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
      if (document.activeElement !== one) continue
      kinds.add(kind)
      const { ring, other } = shown(one)
      if (!ring && other === before) found.add(`no focus ring on ${kind}`)
    }
    ;(document.activeElement as HTMLElement | null)?.blur()
    return [...found].slice(0, 5)
  })
}

/** What the reader asked not to move. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1)
      .map((one) => `moves: ${(one as CSSAnimation).animationName ?? 'transition'}`),
  )
}

/** The window's name, its language, one heading on top and a way past the navigation. */
export async function frameOf(page: Page, language: string): Promise<string[]> {
  const { lang, title, heads, skip } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    heads: document.querySelectorAll('h1').length,
    skip: document.querySelector('nav') === null || document.querySelector('a.skip[href="#main"]') !== null,
  }))
  return [
    ...(lang === language ? [] : [`lang is ${lang}`]),
    ...(/^.+｜/.test(title) ? [] : [`title is ${title}`]),
    ...(heads === 1 ? [] : [`${heads} headings of the first level`]),
    ...(skip ? [] : ['no link past the navigation']),
  ]
}
