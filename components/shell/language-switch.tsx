'use client'

import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { localeCookie } from '@/lib/i18n/locale'
import { keepCookie } from './keep-cookie'

/** The other language, in its own words. */
export function LanguageSwitch({ className = '' }: { className?: string }) {
  const router = useRouter()
  const chinese = useLocale() === 'zh-CN'
  function change() {
    keepCookie(localeCookie, chinese ? 'en' : 'zh-CN')
    router.refresh()
  }
  return (
    <button
      type="button"
      className={`btn btn--quiet btn--sm ${className}`}
      lang={chinese ? 'en' : 'zh-CN'}
      onClick={change}
    >
      {chinese ? 'English' : '中文'}
    </button>
  )
}
