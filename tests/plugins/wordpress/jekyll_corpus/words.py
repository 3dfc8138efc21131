"""What the posts of an imitated blog of 2009 to 2013 talk about."""

from __future__ import annotations

SUBJECTS = (
    "CentOS 5.5",
    "Debian 6",
    "Nginx",
    "MySQL主从",
    "PHP-FPM",
    "VPS",
    "OpenVZ",
    "Xen",
    "iptables",
    "jQuery",
    "WordPress",
    "memcached",
    "SSH隧道",
    "crontab",
    "rsync",
    "APC",
    "DNS",
    "LNMP",
    "Lighttpd",
    "JavaScript闭包",
    "Discuz",
    "ASP.NET 4.0",
    "C#",
    "正则表达式",
    "IE6",
)

VERBS = (
    "安装笔记",
    "性能优化",
    "配置详解",
    "常见错误汇总",
    "入门教程（一）",
    "备份方案",
    "内存占用过高的解决办法",
    "乱码问题",
    "使用心得",
    "与Apache的对比",
    "防CC攻击",
    "编译参数说明",
)

SENTENCES = (
    "前几天把手上的VPS从512M升到1G，顺便记录一下整个过程。",
    "默认配置下每个进程要占30M左右的内存，512M的小鸡撑不了几个并发。",
    "如果你用的是64位系统，记得先把lib64的路径加进去，否则编译会报错。",
    "网上很多教程都是互相抄的，照着做一遍下来根本跑不起来。",
    "这个问题折腾了我整整一个下午，最后发现是SELinux没有关。",
    "数据库的字符集一定要用utf8，不然导入以后全部是问号。",
    "在IE6下面会出现双倍边距的bug，解决的办法是加上display:inline。",
    "美国西海岸的机房到国内电信大概180ms，网通要差一些。",
    "先用top看一下是哪个进程占用CPU，再用strace跟踪。",
    "修改完以后别忘了重启服务，让新的配置生效。",
    "测试环境：CPU为E5620，内存4G，硬盘为两块SAS做RAID1。",
    "主机商超售得厉害的话，晚上八点以后磁盘I/O基本不能看。",
    "需要注意的是，PHP 5.3以后这个函数已经不推荐使用了。",
    "从Google的缓存里把文章一篇一篇捞了回来，备份真的很重要。",
    "转载请保留出处，有问题请在下面留言。",
    "The server is temporarily unable to service your request, please try again later.",
    "下面的脚本每天凌晨3点执行一次，把数据打包以后传到另外一台机器上。",
    "变量a的作用域只在函数内部，外面访问得到的是undefined。",
)

CATEGORIES = (
    "Linux",
    "VPS",
    "Code",
    "PHP",
    "MySQL",
    "网络安全",
    "转载",
    "C#/.NET",
    "前端 & UI",
    "生活",
    "未分类",
)

TAGS = (
    "nginx",
    "Nginx",
    "C++",
    "C#",
    ".Net",
    "mysql",
    "优化",
    "内存",
    "php+sendmail+linux",
    "Q&amp;A",
    "AT&T",
    "a/b测试",
    "100%",
    "IE 6",
    "对比",
    "'引号'",
    "超长标签" * 12,
    "服务器",
    "Node.js",
    "#1",
)

CODE = {
    "bash": (
        "#!/bin/bash\n# 备份数据库，保留7天\nDATE=$(date +%Y%m%d)\n"
        'mysqldump -uroot -p"$PASS" --all-databases | gzip > /backup/db_${DATE}.sql.gz\n'
        'find /backup -name "*.gz" -mtime +7 -exec rm -f {} \\;\n'
        'if [ $? -ne 0 ]; then\n    echo "备份失败" >&2\n    exit 1\nfi\n\n'
        "cat <<EOF\n一 * _二_\nEOF"
    ),
    "php": (
        "<?php\n/**\n * 分页类\n */\nclass Page {\n    private $total; // 总数\n\n"
        "    public function __construct($total) {\n        $this->total = $total;\n    }\n\n"
        "    function show() {\n        for ($i = 1; $i < $this->total && $i <= 10; $i++) {\n"
        '            echo "<a href=\\"?page=$i\\">[$i]</a>&nbsp;";\n        }\n    }\n}\n?>'
    ),
    "js": (
        '//注释，这是[说明\nvar a = \'<div class="x">\' + "</div>";\n$(function(){\n'
        "    $('#menu > li').hover(function(){ $(this).addClass('on'); });\n"
        '    if (a < 1 && b > 2 || !c) { alert("弹出"); }\n});\n\n/* 结束 */'
    ),
    "sql": (
        "CREATE TABLE `wp_posts` (\n  `ID` bigint(20) unsigned NOT NULL auto_increment,\n"
        "  `post_title` text NOT NULL COMMENT '标题',\n  PRIMARY KEY (`ID`)\n) ENGINE=MyISAM;\n"
        "SELECT * FROM wp_posts WHERE post_status = 'publish' AND ID <> 1 LIMIT 0,10;"
    ),
    "conf": (
        "server\n{\n\tlisten       80;\n\tserver_name  www.example.com;\n\n"
        "\tlocation ~ .*\\.(php|php5)?$\n"
        "\t{\n\t\tfastcgi_pass  unix:/tmp/php-cgi.sock;\n\t\tinclude fcgi.conf;\n\t}\n"
        "\t# 图片缓存30天\n\tif (!-e $request_filename) { "
        "rewrite ^/(.*)$ /index.php?q=$1 last; }\n}"
    ),
    "xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 注释 -->\n<config>\n  <add key="连接" '
        'value="Server=.;uid=sa" />\n  <![CDATA[ a < b ]]>\n</config>'
    ),
    "c": (
        "#include <stdio.h>\n#include <stdlib.h>\n\nint main(int argc, char *argv[])\n{\n"
        '    int *p = &a, **q;\n    printf("%d\\n", *p);   /* 输出 */\n    return 0;\n}'
    ),
}
