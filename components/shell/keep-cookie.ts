'use client'

/** A year-long choice of the reader. Holds nothing secret: the server reads it to draw the page right at once. */
export function keepCookie(name: string, value: string | undefined) {
  const age = value === undefined ? 0 : 31_536_000
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${age}; samesite=lax`
}
