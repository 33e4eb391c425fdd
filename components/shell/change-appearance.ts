'use client'

import { textCookie, themeCookie } from './appearance'
import { keepCookie } from './keep-cookie'

/** Without a theme the page follows the system. */
export function changeTheme(theme: 'light' | 'dark' | undefined) {
  keepCookie(themeCookie, theme)
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

export function changeText(text: 'large' | undefined) {
  keepCookie(textCookie, text)
  if (text) document.documentElement.dataset.text = text
  else delete document.documentElement.dataset.text
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}
