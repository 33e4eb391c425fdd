'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { Icon } from './icon'
import { Link } from './link'
import { type SearchParams, tableHref } from './table-state'

export type FilterOption = { value: string; label: string; count?: number | string }

type Props = {
  filter: { key: string; label: string; options: FilterOption[]; single?: boolean }
  chosen: string[]
  path: string
  params: SearchParams
}

/** Dashed: may be added. Solid: set, with its values in words and a way to drop it. */
export function FilterChip({ filter, chosen, path, params }: Props) {
  const t = useTranslations('ui.table')
  const router = useRouter()
  const [picked, setPicked] = useState(chosen)
  const words = chosen.map((value) => filter.options.find((option) => option.value === value)?.label ?? value)

  function close(open: boolean) {
    if (open) setPicked(chosen)
    else if (picked.join() !== chosen.join()) go(picked)
  }
  function go(values: string[]) {
    router.push(tableHref(path, params, { [filter.key]: values.join() }), { scroll: false })
  }
  function toggle(value: string, on: boolean) {
    const rest = filter.single ? [] : picked.filter((one) => one !== value)
    setPicked(on ? [...rest, value] : rest)
  }

  return (
    <span className="chipgroup">
      <DialogTrigger onOpenChange={close}>
        <Button className={chosen.length > 0 ? 'chip chip--on' : 'chip'}>
          {chosen.length > 0 ? null : <Icon name="plus" small />}
          {filter.label}
          {chosen.length > 0 ? <b>{words.join(t('comma'))}</b> : null}
        </Button>
        <Popover className="pop" placement="bottom start">
          <div className="menu">
            <ul className="checks">
              {filter.options.map((option) => (
                <li key={option.value}>
                  <label className="opt">
                    <input
                      type="checkbox"
                      checked={picked.includes(option.value)}
                      onChange={(event) => toggle(option.value, event.currentTarget.checked)}
                    />
                    <span>{option.label}</span>
                    {option.count === undefined ? null : <span className="push t3">{option.count}</span>}
                  </label>
                </li>
              ))}
            </ul>
          </div>
        </Popover>
      </DialogTrigger>
      {chosen.length > 0 ? (
        <Link
          className="chip chip--on chip--x"
          scroll={false}
          href={tableHref(path, params, { [filter.key]: undefined })}
          aria-label={t('dropFilter', { name: filter.label })}
        >
          <Icon name="close" small />
        </Link>
      ) : null}
    </span>
  )
}
