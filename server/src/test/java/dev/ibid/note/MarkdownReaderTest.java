package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          «@he2023» shows, -«@he2023» too. -> he2023 he2023
          [see «@a», pp. 3; -«@b»{ii, A}] -> a b
          «@{a:b_c.d}» and «@{https://example.org/@x}» -> a:b_c.d https://example.org/@x
          «@Foo». «@a»--b «@a»'s «@a_b_» «@a:b/c» («@a») "«@a»" *«@a»* -> Foo a a a_b_ a:b/c a a a
          «@é12» and «@汉字» -> é12 汉字
          [[«@key»]] [[«@key»#Results|alias]] [[notes/«@key».md]] -> key key key
          A footnote.^[see «@a»] -> a
          {cite:p}`see «k1»; «k2»` and {cite}`«k3»` -> k1 k2 k3
          - item «@a»⏎⏎    still the item «@b» -> a b
          > quoted «@a»⏎> - «@b» -> a b
          | «@a» | «@b» |⏎|---|---| -> a b
          «@arxiv:2312.09832v1» and [«@doi:10.1109/el.2010.3167»] -> 2312.09832v1 10.1109/el.2010.3167
          [«@2009arXiv0912.0201L»] -> 2009arXiv0912.0201L
          [«@9912.99999»] and «@2312.09832» -> 9912.99999 2312.09832
          ---⏎nocite: |⏎  «@a», «@b»⏎author: me@x @handle⏎title: "@title"⏎---⏎«@c» -> a b c
          \\[[Paper](«https://arxiv.org/abs/2312.09832»)\\] -> 2312.09832
          ```{note}⏎See «@a».⏎```⏎«@b» -> a b
          Unclosed ` and $ and [ and <b and (⏎⏎«@a» -> a
          - unclosed ` here⏎- other ` «@a» -> a
          It cost $5 for «@a» and $7 -> a
          """)
  void findsCitekeys(String example, String names) {
    Note note = Marked.read(example);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a code span -> `@a` ``x ` @a arXiv:2312.09832`` `a⏎@b`
          a fence -> ```⏎@a arXiv:2312.09832⏎```
          a fence of tildes -> ~~~ python⏎@property⏎```⏎@a⏎~~~
          a fence in a list -> - item⏎  ```⏎  @a⏎  ```
          a fence behind an item's mark -> 1. ```⏎   @a⏎   ```
          a fence in a quote -> > ```⏎> @a⏎> ```
          an unclosed fence -> text⏎```⏎@a⏎⏎@b
          indented code -> text⏎⏎    @decorator⏎    arXiv:2312.09832
          a decorator in code -> ```python⏎@app.route("/")⏎def f(): ...⏎```
          math -> $x_@a$ $$@b$$ $$⏎@c⏎$$ \\(@d\\) \\[@e\\]
          math in lines -> $$⏎a⏎+ @b⏎$$
          an environment -> \\begin{align}⏎@a⏎\\end{align}
          a comment -> <!-- @a arXiv:2312.09832 --> x <!-- @b⏎⏎@c -->
          an unclosed comment -> <!-- @a⏎⏎@b
          raw HTML -> <pre>⏎@a⏎</pre> <code>@b</code> <script>@c</script> <style>@media x</style>
          a tag's attribute -> <a href="https://example.org/@x" title="@y">x</a> <span @click="z">x</span>
          an e-mail address -> me@x.org, first.last+list@x.org, <me@x.org>, mailto:me@x.org
          an escaped sign -> \\@a \\@ref(fig:x)
          an address -> https://medium.com/@user youtube.com/@channel [x](https://x.org/@y) <https://x.org/@y>
          a handle on a server -> @user@example.social
          an example list -> (@good) First.⏎⏎As (@good) shows.
          a cross-reference -> @fig-plot @tbl-x @sec-a @eq-b @lst-c @thm-d @fig:plot @eq:b
          a link's text -> [@handle](https://example.org) [@a][ref] [@a]{.cls}
          a reference's definition -> [@tag:x]: https://example.org
          a footnote's mark -> [^@a]
          front matter -> ---⏎author: "@me"⏎email: a@b⏎---
          an Obsidian comment -> x %% @a %% y⏎⏎%%⏎@b⏎%%
          a number -> mAP @0.5 and @50 and recall@10
          all entries -> [@*]
          glued -> x@a 5@a .@a 見@b
          nothing -> @ @@ [@] @{} @; [@
          a price -> 5 @ $3, $2312.09832
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example)), what);
  }

  @Test
  void anEmailAddressIsNeverACitation() {
    assertEquals("", Marked.names(Marked.read("Write to jane.doe@example.org or j_d@x.org.")));
  }

  @Test
  void aDecoratorInCodeIsNeverACitation() {
    assertEquals("", Marked.names(Marked.read("```py⏎@dataclass⏎class A: ...⏎```⏎`@override`")));
  }

  @Test
  void aPriceIsNeverACitation() {
    assertEquals("", Marked.names(Marked.read("3 @ $1204.1234, or @ 1204.1234 each")));
  }

  @Test
  void aDoiIsNeverAnArxivIdentifier() {
    assertEquals(
        "", Marked.names(Marked.read("10.1109/CVPR.2012.00123 and 10.1000/arXiv/2012.00123")));
  }

  @Test
  void aPhoneNumberIsNeverACitation() {
    assertEquals("", Marked.names(Marked.read("Call 0704.12345 or tel:0704.1234")));
  }

  @Test
  void carriageReturnsChangeNothing() {
    String text = "---\nnocite: '@a'\n---\n```\n@x\n```\n\n@b\n\n    @y\n\n- c @d\n";
    assertEquals("a b d", Marked.names(Note.read(text, NoteLanguage.MARKDOWN)));
    assertEquals(
        "a b d", Marked.names(Note.read(text.replace("\n", "\r\n"), NoteLanguage.MARKDOWN)));
    assertEquals("a b d", Marked.names(Note.read(text.replace('\n', '\r'), NoteLanguage.MARKDOWN)));
  }
}
