'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { StateGlyph } from '@/components/ui/state'
import { languageOf } from '@/lib/i18n/in-locale'
import type { FormChoices, ServiceChoice } from '@/lib/orders/form-choices'

type Props = {
  catalog: FormChoices['catalog']
  known: ReadonlyMap<string, ServiceChoice>
  first: boolean
  onAdd: (service: ServiceChoice) => void
}

/** Any published service may stand in the same order; its form is fetched when it is first chosen. */
export function AddLine({ catalog, known, first, onAdd }: Props) {
  const t = useTranslations('orders.form.lines')
  const families = useTranslations('catalog.families')
  const language = languageOf(useLocale())
  const id = useId()
  const [serviceId, setServiceId] = useState(first ? '' : (catalog[0]?.id ?? ''))
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')

  async function add() {
    const there = known.get(serviceId)
    if (there) return onAdd(there)
    setState('loading')
    try {
      const answer = await fetch('/orders/service', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ serviceId }),
      })
      const [service] = (await answer.json()) as ServiceChoice[]
      if (!service) throw new Error('no such service')
      setState('idle')
      onAdd(service)
    } catch {
      setState('failed')
    }
  }
  const groups = [...new Set(catalog.map(({ family }) => family))]
  return (
    <div className="mt-4">
      <div className="row">
        <label className="sr" htmlFor={id}>
          {t('service')}
        </label>
        <select
          id={id}
          className="sel w-auto mt-0"
          value={serviceId}
          onChange={(event) => {
            event.stopPropagation()
            setServiceId(event.target.value)
          }}
        >
          <option value="">{t('chooseService')}</option>
          {groups.map((family) => (
            <optgroup key={family} label={families(family)}>
              {catalog
                .filter((service) => service.family === family)
                .map((service) => (
                  <option key={service.id} value={service.id}>
                    {service.name[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <Button icon="plus" onClick={add} reason={serviceId ? undefined : t('chooseFirst')}>
          {t('add')}
        </Button>
        {state === 'loading' ? <span className="small t3">{t('loading')}</span> : null}
      </div>
      {state === 'failed' ? (
        <p className="err" role="alert">
          <StateGlyph is="failed" />
          {t('loadFailed')}
        </p>
      ) : (
        <p className="small t3 mt-2">{t('sameOrder')}</p>
      )}
    </div>
  )
}
