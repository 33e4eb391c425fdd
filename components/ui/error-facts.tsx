import { useTranslations } from 'next-intl'
import type { FormError } from '@/lib/actions/form-state'

/** Remedy, contact and trace number of a refusal, as labelled lines. */
export function ErrorFacts({
  error,
}: {
  error: Pick<FormError, 'remedy' | 'contact' | 'requestId' | 'link'>
}) {
  const t = useTranslations('ui.form')
  if (!error.remedy && !error.contact && !error.requestId) return null
  const { link } = error
  const remedy = link ? (
    <>
      {error.remedy}{' '}
      <a href={link.href} target="_blank" rel="noreferrer">
        {link.label}
      </a>
    </>
  ) : (
    error.remedy
  )
  return (
    <dl className="kv small">
      {error.remedy ? <Fact name={t('remedy')} value={remedy} /> : null}
      {error.contact ? <Fact name={t('contact')} value={error.contact} /> : null}
      {error.requestId ? <Fact name={t('trace')} value={<code>{error.requestId}</code>} /> : null}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
