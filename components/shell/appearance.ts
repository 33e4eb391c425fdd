/** How the reader wants the pages to look. Kept in cookies, so that the server draws it right the first time. */
export const themeCookie = 'theme'
export const textCookie = 'text'

type Jar = { get(name: string): { value: string } | undefined }

export function readAppearance(jar: Jar): { theme?: 'light' | 'dark'; text?: 'large' } {
  const theme = jar.get(themeCookie)?.value
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    text: jar.get(textCookie)?.value === 'large' ? 'large' : undefined,
  }
}
