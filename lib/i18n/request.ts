import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { chooseLocale, localeCookie, timeZone } from './locale'
import { loadMessages } from './messages'

export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(localeCookie)?.value
  const locale = chooseLocale(cookie, (await headers()).get('accept-language'))
  return { locale, timeZone, messages: loadMessages(locale) }
})
