import NextForm from 'next/form'
import { Icon } from './icon'

type Props = {
  path: string
  placeholder: string
  value: string
  kept?: [string, string | string[] | undefined][]
}

/** Searches on Enter. What else the address says is sent along. */
export function SearchBox({ path, placeholder, value, kept = [] }: Props) {
  return (
    <NextForm action={path} scroll={false} className="search" role="search">
      <Icon name="search" />
      <input
        className="in"
        type="search"
        name="q"
        aria-label={placeholder}
        placeholder={placeholder}
        defaultValue={value}
        key={value}
      />
      {kept.map(([key, one]) => {
        const text = [one ?? []].flat().join(',')
        return text ? <input key={key} type="hidden" name={key} value={text} /> : null
      })}
    </NextForm>
  )
}
