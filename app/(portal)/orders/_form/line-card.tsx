'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { State } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { FormChoices, ServiceChoice } from '@/lib/orders/form-choices'
import { ConfigFields } from './config-fields'
import type { Line, NamedInstance, Quote } from './draft-types'
import { PlacementNote } from './placement-note'
import { PlanChoice } from './plan-choice'
import { TermFields } from './term-fields'

export type LineProps = {
  /** As it was given; `present` is what the fields hold now. */
  line: Line
  present: Line
  position: number
  service: ServiceChoice
  choices: FormChoices
  instances: NamedInstance[]
  zone: string | undefined
  quoted: Quote['lines'][number] | undefined
  placement: Quote['placements'][number] | undefined
  at: string | undefined
  incomplete: boolean | undefined
  open: boolean
  onOpen: (open: boolean) => void
  onChange: () => void
  onCopy: () => void
  onRemove: () => void
  onPlan: (planId: string) => void
}

/** One line: its head says what it is and costs, its body holds plan, choices, term and placement. */
export function LineCard(props: LineProps) {
  const { line, present, position, service, quoted, open } = props
  const t = useTranslations('orders.form.lines')
  const kinds = useTranslations('orders.kinds')
  const f = useFormat()
  const language = languageOf(useLocale())
  const plan = service.plans.find(({ id }) => id === present.planId)
  const instance = props.instances.find(({ id }) => id === line.instanceId)
  const name = instance?.name ?? service.name[language]
  return (
    <article className="line" aria-label={t('label', { position: position + 1 })}>
      <div className="line__head">
        <button
          type="button"
          className="iconbtn"
          aria-expanded={open}
          aria-label={t('toggle', { position: position + 1 })}
          onClick={() => props.onOpen(!open)}
        >
          <Icon name={open ? 'down' : 'next'} />
        </button>
        <b>
          {position + 1}　{name}
        </b>
        <span className="t2">
          {line.kind === 'create' ? null : `${kinds(line.kind)} `}
          {plan ? t('times', { count: present.quantity, plan: plan.name[language] }) : null}
        </span>
        {props.incomplete === false ? <State is="done">{t('complete')}</State> : null}
        {props.incomplete && !open ? <State is="draft">{t('incomplete')}</State> : null}
        <span className="line__verbs">
          {quoted?.amountFen ? <span>{f.money(BigInt(quoted.amountFen))}</span> : null}
          {line.kind === 'create' ? (
            <button type="button" className="iconbtn" aria-label={t('copy')} onClick={props.onCopy}>
              <Icon name="copy" />
            </button>
          ) : null}
          <button type="button" className="iconbtn" aria-label={t('remove')} onClick={props.onRemove}>
            <Icon name="trash" />
          </button>
        </span>
      </div>
      <div hidden={!open}>
        <div className="line__body">
          {line.kind === 'create' || line.kind === 'changePlan' ? <PlanChoice {...props} /> : null}
          {line.kind === 'create' ? <ConfigFields {...props} /> : null}
          <TermFields {...props} />
        </div>
        <PlacementNote {...props} />
      </div>
    </article>
  )
}
