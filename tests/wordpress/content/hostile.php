<?php
// Titles and bodies that break readers of exports.
return [
    ['title' => '便宜的 <VPS> 与 "引号" 和 \'撇号\'', 'slug' => 'angle-title', 'date' => '2013-02-01 10:00:00', 'categories' => ['主机评测'], 'body' => '标题里的尖括号不是标签，正文里的 &lt;VPS&gt; 也不是。'],
    ['title' => 'C:\\path\\name: 反斜杠 {{ jinja }} %s', 'slug' => 'backslash-title', 'date' => '2013-02-02 10:00:00', 'categories' => ['cpp'], 'body' => 'A path such as C:\\Windows\\new keeps its backslashes; {{ braces }} and {% percent %} and |pipes| stay.'],
    ['title' => "两行的\n标题", 'slug' => 'two-line-title', 'date' => '2013-02-03 10:00:00', 'categories' => ['linux'], 'body' => '标题里有一个换行。'],
    ['title' => '表情 🚀 and AT&T &amp; 实体', 'slug' => 'emoji-title-🚀', 'date' => '2013-02-04 10:00:00', 'categories' => ['网络'], 'tags' => ['ipv6'], 'body' => '正文里也有表情 😀，以及 𠮷 这样的字。'],
    ['title' => '- 开头像列表: "YAML" # 与注释', 'slug' => 'yaml-title', 'date' => '2013-02-05 10:00:00', 'categories' => ['linux'], 'body' => "---\n\ntitle: 正文里的前置数据\n\n---\n\n# 井号开头的一行\n\n* 星号开头的一行\n\n1. 数字开头的一行\n\n    四个空格开头的一行"],
    ['title' => '脚本与事件', 'slug' => 'scripts-and-events', 'date' => '2013-02-06 10:00:00', 'categories' => ['网络'], 'body' => <<<'TEXT'
<script>document.title = "EVILSCRIPT";</script>
<p onclick="alert('EVILCLICK')">段落带有事件，文字留下。</p>
<a href="javascript:alert('EVILLINK')">坏链接的文字</a> <img src="x" onerror="alert(1)" alt="坏图" />
<style>body { display: none }</style>
<form action="https://evil.example/"><input name="q" /><button>表单按钮</button></form>
最后一句平安无事。
TEXT],
    ['title' => '大小写相近的地址', 'slug' => 'case-clash', 'date' => '2013-02-07 10:00:00', 'categories' => ['linux'], 'body' => '第一篇的地址全是小写。'],
    ['title' => '大小写相近的地址', 'slug' => 'case-clash', 'date' => '2013-02-08 10:00:00', 'categories' => ['linux'], 'body' => '第二篇和第一篇同名，WordPress 给它加了数字。'],
    ['title' => '在一台只有一百二十八兆内存的虚拟专用服务器上安装并优化网页服务器与数据库的完整记录', 'slug' => '在一台只有一百二十八兆内存的虚拟专用服务器上安装并优化网页服务器与数据库的完整记录', 'date' => '2013-02-09 10:00:00', 'categories' => ['linux', '主机评测', '网络'], 'tags' => ['虚拟化技术', '带宽'], 'body' => '地址很长，编码以后更长，WordPress 把它截到两百个字节。'],
    ['title' => '虚拟化技术比较', 'slug' => '虚拟化技术比较', 'date' => '2013-02-10 10:00:00', 'categories' => ['主机评测'], 'tags' => ['kvm', 'openvz', '虚拟化技术'], 'body' => "性能的顺序是这样：\n\nKVM->Xen->OpenVZ\n\n这是作者自己的看法。"],
];
