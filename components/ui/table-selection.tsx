'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FormAction } from '@/lib/actions/form-state'
import { ActionButton } from './action-button'
import { LinkButton } from './button'
import type { Confirm } from './confirm-dialog'
import { Icon } from './icon'
import type { IconName } from './icon-shapes'

export type BulkVerb = {
  key: string
  label: string
  icon?: IconName
  danger?: boolean
  /** A preview page; gets `?ids=a,b`. */
  href?: string
  /** Or done at once: the action gets `ids`, an array. */
  action?: FormAction
  confirm?: Confirm
  /** Rows this verb may be used on now; all when absent. */
  allowed?: string[]
  /** Said when a picked row is not among them. */
  reason?: string
}

type Props = { verbs: BulkVerb[]; ids: string[]; total: number; children: ReactNode }

/** The action bar over a table whose rows are picked. The boxes are plain ones; this only listens and counts. */
export function TableSelection({ verbs, ids, total, children }: Props) {
  const t = useTranslations('ui.table')
  const around = useRef<HTMLDivElement>(null)
  const [picked, setPicked] = useState<string[]>([])
  const here = ids.join()

  useEffect(() => {
    void here
    setPicked(readPicked(around.current))
  }, [here])

  useEffect(() => {
    const all = around.current?.querySelector<HTMLInputElement>('[data-pick-all]')
    if (!all) return
    all.checked = picked.length > 0 && picked.length === ids.length
    all.indeterminate = picked.length > 0 && picked.length < ids.length
  }, [picked, ids.length])

  function onChange(event: React.FormEvent<HTMLDivElement>) {
    const box = event.target as HTMLInputElement
    if (box.matches('[data-pick-all]')) setBoxes(around.current, box.checked)
    setPicked(readPicked(around.current))
  }

  function clear() {
    setBoxes(around.current, false)
    setPicked([])
  }

  return (
    <div ref={around} onChange={onChange} className="fill">
      {picked.length > 0 ? (
        <section className="bulk" aria-label={t('bulk')}>
          <b aria-live="polite">{t('picked', { count: picked.length })}</b>
          {picked.length < ids.length ? (
            <button type="button" className="link" onClick={() => pickAll(around.current, setPicked)}>
              {t('pickAllOfPage', { count: ids.length })}
            </button>
          ) : total > ids.length ? (
            <span className="t2 small">{t('pageOnly', { total })}</span>
          ) : null}
          {verbs.map((verb) => (
            <Verb key={verb.key} verb={verb} picked={picked} />
          ))}
          <button type="button" className="iconbtn push" aria-label={t('clear')} onClick={clear}>
            <Icon name="close" />
          </button>
        </section>
      ) : null}
      {children}
    </div>
  )
}

function Verb({ verb, picked }: { verb: BulkVerb; picked: string[] }) {
  const barred = verb.allowed ? picked.some((id) => !verb.allowed?.includes(id)) : false
  const look = { size: 'small', icon: verb.icon, variant: verb.danger ? 'danger' : 'plain' } as const
  const reason = barred ? verb.reason : undefined
  if (verb.action) {
    return (
      <ActionButton
        {...look}
        action={verb.action}
        fields={{ 'ids[]': picked }}
        confirm={verb.confirm}
        reason={reason}
      >
        {verb.label}
      </ActionButton>
    )
  }
  return (
    <LinkButton
      {...look}
      href={`${verb.href}${verb.href?.includes('?') ? '&' : '?'}ids=${picked.join()}`}
      reason={reason}
    >
      {verb.label}
    </LinkButton>
  )
}

function boxesIn(around: HTMLElement | null): HTMLInputElement[] {
  return [...(around?.querySelectorAll<HTMLInputElement>('input[data-pick]') ?? [])]
}

function readPicked(around: HTMLElement | null): string[] {
  return boxesIn(around)
    .filter((box) => box.checked)
    .map((box) => box.value)
}

function setBoxes(around: HTMLElement | null, checked: boolean) {
  for (const box of boxesIn(around)) box.checked = checked
}

function pickAll(around: HTMLElement | null, tell: (ids: string[]) => void) {
  setBoxes(around, true)
  tell(readPicked(around))
}
