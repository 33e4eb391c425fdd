'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { StateGlyph } from '@/components/ui/state'
import type { FormError } from '@/lib/actions/form-state'
import type { ServiceChoice } from '@/lib/orders/form-choices'
import { onlyCloses } from '@/lib/orders/only-closes'
import { ChainPreview } from './chain-preview'
import type { Content, Quote } from './draft-types'
import { EffectMeters } from './effect-meters'
import { PriceList } from './price-list'

type Props = {
  content: Content
  services: ReadonlyMap<string, ServiceChoice>
  quote: Quote | null
  error: FormError | null
  pending: boolean
  problems: { name: string; message: string }[]
  /** One of them stands in a field that was left or refused; the others are only still to be filled in. */
  wrong: boolean
  busy: boolean
  blocked: boolean
  onSubmit: () => void
  onSave: () => void
}

const shownProblems = 6

/** Money first, then what it does to quota and budget, then the people, then the button. */
export function QuoteAside(props: Props) {
  const { content, services, quote, error, pending, problems, wrong, ...act } = props
  const t = useTranslations('orders.form.aside')
  const listed = problems.slice(0, shownProblems)
  return (
    <aside className="aside aside--360" aria-label={t('label')} aria-busy={pending || undefined}>
      <div className="aside__in">
        {error ? (
          <p className="err" role="alert">
            <StateGlyph is="failed" />
            <span>
              {error.message} {error.remedy}
            </span>
          </p>
        ) : null}
        <PriceList content={content} services={services} quote={quote} />
        <hr />
        <EffectMeters quote={quote} closing={onlyCloses(content.lines)} />
        <hr />
        <ChainPreview quote={quote} />
        <hr />
        <div className="stack">
          {listed.length > 0 || act.blocked || act.busy ? (
            <Button variant="primary" wide aria-disabled aria-describedby="order-whynot">
              {act.busy ? t('submitting') : t('submit')}
            </Button>
          ) : (
            <Button variant="primary" wide onClick={act.onSubmit}>
              {t('submit')}
            </Button>
          )}
          {listed.length > 0 ? (
            <div id="order-whynot" className={wrong ? 'err' : 'hint hint--glyph'}>
              <StateGlyph is={wrong ? 'failed' : 'draft'} />
              <div>
                {t(wrong ? 'toCorrect' : 'toFill', { count: problems.length })}
                <ul>
                  {listed.map(({ name, message }) => (
                    <li key={`${name}${message}`}>
                      <a href={`#order-${name}`} onClick={(event) => goTo(event, name)}>
                        {message}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          ) : null}
          <Button wide onClick={act.onSave} reason={act.blocked ? t('conflict') : undefined}>
            {t('save')}
          </Button>
        </div>
      </div>
    </aside>
  )
}

/** A folded line opens before its field takes the focus. */
function goTo(event: { preventDefault(): void }, name: string) {
  const target =
    document.getElementById(`order-${name}`) ??
    document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)
  if (!target) return
  event.preventDefault()
  const line = target.closest('.line')
  line?.querySelector<HTMLElement>('[aria-expanded="false"]')?.click()
  requestAnimationFrame(() => {
    const control = target.matches('input,select,textarea,button')
      ? target
      : target.querySelector<HTMLElement>('input,select,textarea,button,[tabindex]')
    ;(control ?? target).focus()
    target.scrollIntoView({ block: 'center' })
  })
}
