'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from '@/components/ui/icon'
import { State } from '@/components/ui/state'
import type { PaletteItem } from './palette-result'
import { usePalette } from './use-palette'

type Props = { isOpen: boolean; onOpenChange: (open: boolean) => void }

export function PalettePanel({ isOpen, onOpenChange }: Props) {
  const t = useTranslations('shell.find')
  const router = useRouter()
  const [query, setQuery] = useState('')
  const { result, busy, failed } = usePalette(query, isOpen)
  const apart = useRef(false)
  const [at, setAt] = useState('')

  // What was chosen may not be among the new results: Enter opens the first of them.
  useEffect(() => {
    const [first] = result.groups.flatMap(({ items }) => items)
    setAt(first ? keyOf(first) : '')
  }, [result])

  function go(href: string) {
    onOpenChange(false)
    if (apart.current) window.open(href, '_blank', 'noopener')
    else router.push(href)
  }

  return (
    <ModalOverlay className="scrim scrim--top" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="pop palette">
        <Dialog aria-label={t('label')} className="dialog__in">
          <Command
            shouldFilter={false}
            value={at}
            onValueChange={setAt}
            loop
            label={t('label')}
            onKeyDownCapture={(event) => {
              apart.current = event.ctrlKey || event.metaKey
            }}
          >
            <div className="palette__head">
              <Icon name="search" />
              <Command.Input autoFocus value={query} onValueChange={setQuery} placeholder={t('prompt')} />
              <kbd>Esc</kbd>
            </div>
            <Command.List label={t('results')}>
              {failed ? <p className="palette__none">{t('failed')}</p> : null}
              {!failed && !busy && result.total === 0 ? <p className="palette__none">{t('none')}</p> : null}
              {result.groups.map((group) => (
                <Command.Group key={group.title} heading={group.title}>
                  {group.items.map((item) => (
                    <Command.Item key={keyOf(item)} value={keyOf(item)} onSelect={() => go(item.href)}>
                      <Icon name={item.icon} />
                      <span>{marked(item.label, query)}</span>
                      {item.note ? <small className="t3 mono">{item.note}</small> : null}
                      {item.state ? (
                        <span className="push">
                          <State is={item.state.is}>{item.state.text}</State>
                        </span>
                      ) : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <footer className="palette__foot">
              <span>{t('keys.choose')}</span>
              <span>{t('keys.open')}</span>
              <span>{t('keys.apart')}</span>
              <span className="push" role="status">
                {busy ? t('searching') : t('total', { count: result.total })}
              </span>
            </footer>
          </Command>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const keyOf = (item: PaletteItem) => item.href + item.label

function marked(label: string, query: string) {
  const at = query ? label.toLowerCase().indexOf(query.trim().toLowerCase()) : -1
  if (at < 0) return label
  const end = at + query.trim().length
  return (
    <>
      {label.slice(0, at)}
      <b className="act">{label.slice(at, end)}</b>
      {label.slice(end)}
    </>
  )
}
