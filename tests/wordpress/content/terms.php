<?php
// Taxonomy, slug, name, slug above, description.
return [
    ['category', 'linux', 'Linux', '', '内核、发行版与命令行。'],
    ['category', 'debian', 'Debian', 'linux', 'Notes on <em>Debian</em> & its packages.'],
    ['category', 'apt', 'APT, dpkg', 'debian', ''],
    ['category', '网络', '网络', '', '从路由到协议。'],
    ['category', '主机评测', '主机评测', '', ''],
    ['category', 'cpp', 'C++ / C#', '', ''],
    ['category', 'empty-one', '没有文章的分类', '', '空着。'],
    ['post_tag', 'kvm', 'KVM', '', '基于内核的虚拟机。'],
    ['post_tag', 'openvz', 'OpenVZ', '', ''],
    ['post_tag', '带宽', '带宽', '', ''],
    ['post_tag', '虚拟化技术', '虚拟化技术', '', '各种虚拟化。'],
    ['post_tag', 'a-b', 'A, B', '', ''],
    ['post_tag', 'ipv6', 'IPv6', '', ''],
    ['post_tag', 'vim', 'vim', '', ''],
    ['post_tag', 'linux', 'linux', '', 'The tag that is called like a category.'],
    ['brand', 'north-star', 'North Star', '', ''],
    ['brand', '东方云', '东方云', '', '一家虚构的服务商。'],
    ['language', 'zh', '中文', '', serialize(['locale' => 'zh_CN', 'rtl' => 0, 'flag_code' => 'cn'])],
    ['language', 'en', 'English', '', serialize(['locale' => 'en_US', 'rtl' => 0, 'flag_code' => 'us'])],
];
