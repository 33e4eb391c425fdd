'use client'

import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { changeTheme, isDark } from './change-appearance'

export function ThemeToggle({ className = '' }: { className?: string }) {
  const t = useTranslations('shell')
  return (
    <button
      type="button"
      className={`iconbtn ${className}`}
      aria-label={t('theme.toggle')}
      onClick={() => changeTheme(isDark() ? 'light' : 'dark')}
    >
      <Icon name="moon" className="in-light" />
      <Icon name="sun" className="in-dark" />
    </button>
  )
}
