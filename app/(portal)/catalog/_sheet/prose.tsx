/** Plain text of a catalogue manager: a blank line parts paragraphs, `## ` heads them, `- ` lists. No HTML. */
export function Prose({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim())
  return (
    <div className="prose">
      {blocks.map((block) => (
        <Block key={block} text={block.trim()} />
      ))}
    </div>
  )
}

function Block({ text }: { text: string }) {
  const lines = text.split('\n')
  if (/^#{1,3} /.test(text)) return <h3>{text.replace(/^#+ /, '')}</h3>
  if (lines.every((line) => line.startsWith('- ')))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    )
  return <p>{text}</p>
}
