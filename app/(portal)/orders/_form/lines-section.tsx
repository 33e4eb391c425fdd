'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useField } from '@/components/ui/form-context'
import { StateGlyph } from '@/components/ui/state'
import type { FormChoices, ServiceChoice } from '@/lib/orders/form-choices'
import { AddLine } from './add-line'
import type { Content, Line, NamedInstance, Quote } from './draft-types'
import { LineCard } from './line-card'
import { newLine } from './new-line'

type Props = {
  services: ReadonlyMap<string, ServiceChoice>
  choices: FormChoices
  instances: NamedInstance[]
  content: Content
  lines: Line[]
  quote: Quote | null
  onChange: () => void
  onLines: (lines: Line[], known?: ReadonlyMap<string, ServiceChoice>) => void
  onService: (service: ServiceChoice) => void
}

/** The lines of the order. The one being filled in stands open, the others are folded to their heads. */
export function LinesSection({ services, content, lines, quote, onLines, onService, ...rest }: Props) {
  const t = useTranslations('orders.form.lines')
  const field = useField('lines')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(lines.slice(0, 1).map(({ key }) => key)))
  const units = content.lines.reduce((sum, { quantity }) => sum + quantity, 0)

  function add(service: ServiceChoice) {
    const line = newLine(service)
    onService(service)
    setOpen(new Set([line.key]))
    onLines([...lines, line], new Map([...services, [service.id, service]]))
  }
  function copy(key: string) {
    const present = content.lines.find((line) => line.key === key)
    if (!present) return
    const twin = { ...present, key: crypto.randomUUID().slice(0, 8) }
    setOpen(new Set([twin.key]))
    onLines(lines.flatMap((line) => (line.key === key ? [line, twin] : [line])))
  }
  return (
    <section className="sec" aria-labelledby="lines">
      <h2 id="lines">
        {t('title')}
        <small>{t('count', { lines: lines.length, units })}</small>
      </h2>
      <div id={field.id}>
        {lines.map((line, position) => {
          const service = services.get(line.serviceId)
          return service ? (
            <LineCard
              {...rest}
              key={line.key}
              line={line}
              present={content.lines.find(({ key }) => key === line.key) ?? line}
              position={position}
              service={service}
              quoted={quote?.lines.find(({ key }) => key === line.key)}
              placement={quote?.placements.find(({ key }) => key === line.key)}
              at={quote?.at}
              zone={rest.choices.systems.find(({ id }) => id === content.businessSystemId)?.zone}
              incomplete={quote?.problems.some(({ field: path }) => path.startsWith(`lines.${position}.`))}
              open={open.has(line.key)}
              onOpen={(shown) =>
                setOpen((before) => {
                  const next = new Set(before)
                  if (shown) next.add(line.key)
                  else next.delete(line.key)
                  return next
                })
              }
              onCopy={() => copy(line.key)}
              onRemove={() => onLines(lines.filter(({ key }) => key !== line.key))}
              onPlan={(planId) =>
                onLines(lines.map((other) => (other.key === line.key ? { ...other, planId } : other)))
              }
            />
          ) : null
        })}
        <AddLine catalog={rest.choices.catalog} known={services} onAdd={add} first={lines.length === 0} />
        {field.error ? (
          <p className="err">
            <StateGlyph is="failed" />
            {field.error}
          </p>
        ) : null}
      </div>
    </section>
  )
}
