<?php
// Code in every form that old plugins left.
return [
    ['title' => '代码：标签页、实体与空行', 'slug' => 'code-with-tabs', 'date' => '2012-12-01 10:00:00', 'categories' => ['cpp'], 'tags' => ['vim'], 'body' => <<<'TEXT'
先看一段 C 语言：

<pre>#include &lt;stdio.h&gt;

int main(void)
{
	printf("%d &amp; %d\n", 1, 2);	// 注释，有"引号"

	return 0;
}</pre>

再看带语言的：

<pre class="brush: bash; gutter: false" lang="bash">if [ "$a" -lt 3 ]; then
	echo 'it''s ok' | sed 's/a/b/'
fi</pre>

行内的 <code>a && b</code> 和 <tt>x--</tt>。
TEXT],
    ['title' => 'Shortcodes of Highlighters', 'slug' => 'highlighter-shortcodes', 'date' => '2012-12-02 10:00:00', 'categories' => ['cpp'], 'author' => 'Bob.Stone', 'body' => <<<'TEXT'
This one was pasted into a plugin:

[sourcecode language="php"]
<?php
$a = array('x' => 1);

echo "<b>$a[x]</b>" . ' & more';
?>
[/sourcecode]

And this one is short:

[bash]ls -l | grep "^d" && echo done[/bash]

The end.
TEXT],
    ['title' => 'Crayon 与 WP-Syntax 留下的代码', 'slug' => 'crayon-code', 'date' => '2012-12-03 10:00:00', 'categories' => ['linux'], 'tags' => ['vim'], 'body' => <<<'TEXT'
<pre class="lang:python decode:true" title="一个例子">def f(x):
    return x &lt; 3 and "ok"</pre>

<pre lang="sql" line="1">SELECT * FROM t WHERE a &gt; 1;</pre>

<div class="codecolorer-container text"><code>mount -o remount,ro /</code></div>
TEXT],
];
