import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'

const chinese = /(\p{Script=Han}+)/u

/** Names stay Chinese on an English page: each is marked, so that a voice does not spell it. Anything but text passes. */
export function Spoken({ children }: { children: ReactNode }) {
  const locale = useLocale()
  if (locale === 'zh-CN' || typeof children !== 'string' || !chinese.test(children)) return children
  return children.split(chinese).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <span key={at} lang="zh-CN">
        {part}
      </span>
    ),
  )
}

/** For what can only be marked as a whole: a choice of a list. */
export const langOf = (text: string): 'zh-CN' | undefined => (chinese.test(text) ? 'zh-CN' : undefined)
