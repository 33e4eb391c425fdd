'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { Icon } from './icon'
import { Link } from './link'
import { type SearchParams, tableHref } from './table-state'

type Choice = { key: string; head: string; fixed?: boolean; shown: boolean }

type Props = { columns: Choice[]; path: string; params: SearchParams }

export function ColumnChoice({ columns, path, params }: Props) {
  const t = useTranslations('ui.table')
  const router = useRouter()
  const shown = columns.filter((column) => column.shown).map((column) => column.key)
  const [picked, setPicked] = useState(shown)

  function close(open: boolean) {
    if (open) setPicked(shown)
    else if (picked.length !== shown.length || picked.some((key) => !shown.includes(key))) {
      const cols = columns.filter((column) => picked.includes(column.key)).map((column) => column.key)
      router.push(tableHref(path, params, { cols: cols.join() }), { scroll: false })
    }
  }

  return (
    <DialogTrigger onOpenChange={close}>
      <Button className="btn">
        <Icon name="columns" />
        {t('columns', { shown: shown.length + 1, all: columns.length + 1 })}
      </Button>
      <Popover className="pop" placement="bottom end">
        <div className="menu">
          <header className="menu__head">
            <b>{t('shownColumns')}</b>
            <Link
              className="link small push"
              scroll={false}
              href={tableHref(path, params, { cols: undefined })}
            >
              {t('defaults')}
            </Link>
          </header>
          <ul className="checks">
            {columns.map((column) => (
              <li key={column.key}>
                <label className="opt">
                  <input
                    type="checkbox"
                    checked={picked.includes(column.key)}
                    disabled={column.fixed}
                    onChange={(event) => {
                      const rest = picked.filter((key) => key !== column.key)
                      setPicked(event.currentTarget.checked ? [...rest, column.key] : rest)
                    }}
                  />
                  <span>{column.head}</span>
                </label>
              </li>
            ))}
          </ul>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
