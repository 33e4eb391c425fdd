/** The first letter of a name; `plain` for anybody but the reader. Decorative: the name stands beside it. */
export function Face({ name, plain }: { name: string; plain?: boolean }) {
  return (
    <span className={plain ? 'face face--n' : 'face'} aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
