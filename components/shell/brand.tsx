import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

export function Brand({ href = '/' }: { href?: string }) {
  const t = useTranslations('shell')
  return (
    <Link className="brand" href={href}>
      <svg viewBox="0 0 22 22" aria-hidden="true">
        <path d="M1 1h20v20h-6V8H7v13H1z" fill="var(--accent-solid)" />
        <path d="M11 21V12.5" stroke="var(--accent-solid)" strokeWidth="2.5" />
      </svg>
      <span>{t('product')}</span>
    </Link>
  )
}
