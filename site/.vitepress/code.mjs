/** Has Vue leave code as it is, `{{ … }}` too. */
export function plainCode(md) {
  md.core.ruler.push('plain-code', ({ tokens }) => {
    for (const { children } of tokens) {
      children?.filter(token => token.type === 'code_inline').forEach(token => token.attrSet('v-pre', ''))
    }
  })
}
