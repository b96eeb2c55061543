/** `re` with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

const PRELUDE = `
import re
def groups(pattern, text):
    m = re.search(pattern, text)
    return m and (m.group(0),) + m.groups()
`;

describe("re", () => {
  it("matches what the small language can say", () => {
    checkExpressions(
      [
        ["groups('a|b(c)?', 'xbcd')", "('bc', 'c')"],
        ["groups('(a)(b)?', 'ac')", "('a', 'a', None)"],
        ["groups('<(.*?)>', '<a><b>')", "('<a>', 'a')"],
        ["groups('<(.*)>', '<a><b>')", "('<a><b>', 'a><b')"],
        ["groups('(?:ab)+', 'xababa')", "('abab',)"],
        ["groups('[^a-c]+', 'abcdef')", "('def',)"],
        [String.raw`groups('[\\d\\-]+', 'a1-2b')`, "('1-2',)"],
        [String.raw`groups('\\S+\\s\\w\\W', 'ab c!')`, "('ab c!',)"],
        ["groups('a{2}', 'aa a{2}')", "('a{2}',)"],
        ["groups('^a$', 'a\\n')", "None"],
        ["groups(b'b+', b'abbc')", "(b'bb',)"],
        ["groups('(a|b)*c', 'ab' * 50000 + 'c')[1]", "'b'"],
        ["re.match('b', 'ab')", "None"],
        ["re.match('(a*)*', 'b')", "RuntimeError: maximum recursion depth exceeded"],
      ],
      PRELUDE,
    );
  });

  it("refuses what it cannot compile", () => {
    checkExpressions(
      [
        ...[
          "(",
          "*",
          "[a",
          "\\\\",
          "(?a)",
          "[a-",
          "a**",
          "(?:)*",
          "(a)".repeat(64),
          `(${"a".repeat(300)})*`,
        ].map((pattern): [string, string] => [`re.compile('${pattern}')`, "ValueError: regex too complex"]),
        ["re.compile(')')", "ValueError: error in regex"],
        ["re.compile('a)')", "ValueError: error in regex"],
        ["str(re.compile('(a)' * 63))[:4]", "'<re '"],
        ["re.match(1, 'b')", "TypeError: can't convert 'int' object to str implicitly"],
        ["re.match('a', bytearray(b'a'))", "TypeError: can't convert 'bytearray' object to str implicitly"],
      ],
      PRELUDE,
    );
  });

  it("gives groups, and where they are in characters", () => {
    checkExpressions(
      [
        ["re.match('(a)(b)?', 'ac')", "<match num=3>"],
        ["re.match('a', 'a').group(1)", "IndexError: 1"],
        ["re.match('a', 'a').group()", "TypeError: function takes 2 positional arguments but 1 were given"],
        ["re.search('(é)(x)?', 'aéé').span()", "(1, 2)"],
        ["re.search('(é)(x)?', 'aéé').span(2)", "(-1, -1)"],
        ["re.search('é+', 'aéé').end()", "2"],
        ["re.compile('a').match('ba', 1)", "<match num=1>"],
        ["re.compile('^a').match('ba', 1)", "None"],
        ["re.compile('a$').search('aab', 0, 2).start()", "1"],
        ["re.match('a', 'ba', 1)", "None"],
      ],
      PRELUDE,
    );
  });

  it("replaces and splits", () => {
    checkExpressions(
      [
        [String.raw`re.sub('(.)(.)', '\\2\\g<1>-', 'abcd')`, "'ba-dc-'"],
        ["re.sub('b', lambda m: m.group(0) * 2, 'abcb', 1)", "'abbcb'"],
        [String.raw`re.sub('(.)', '\\x\\\\\\g<1>q', b'ab')`, String.raw`b'x\\aqx\\bq'`],
        ["re.sub('b*', 'x', 'abc')", "'abc'"],
        [String.raw`re.sub('(.)', '\\2', 'ab')`, "IndexError: 2"],
        ["re.sub('.', 1, 'ab')", "TypeError: can't convert 'int' object to str implicitly"],
        ["re.compile(' *, *').split('a , b,c')", "['a', 'b', 'c']"],
        ["re.compile(',').split('a,b,c', 1)", "['a', 'b,c']"],
        ["re.compile('(,)').split('a,b')", "NotImplementedError: splitting with sub-captures"],
        ["re.compile('x*').split('abc')", "['abc']"],
      ],
      PRELUDE,
    );
  });

  it("keeps what earlier matches found, also while others are looked for", () => {
    checkExpressions(
      [
        ["[m.group(1) for m in [re.match('(.)b', t) for t in ('ab', 'cb', 'eb')]]", "['a', 'c', 'e']"],
        ["re.sub('b+', lambda m: re.search('c+', 'accc').group(0), 'abbabb')", "'acccaccc'"],
        ["re.sub('b', '$&', 'abcb')", "'a$&c$&'"],
        ["re.sub('b', 'é', 'abc'), re.sub('é', 'b', 'aéc')", "('aéc', 'abc')"],
        ["re.sub('x', 'y', 'abc'), re.sub('c', '', 'abc')", "('abc', 'ab')"],
        ["re.match('.*', 'a' * 5000).span()", "(0, 5000)"],
        [String.raw`re.sub('b', 'x\0y', 'abc')`, "'axc'"],
      ],
      PRELUDE,
    );
  });
});
