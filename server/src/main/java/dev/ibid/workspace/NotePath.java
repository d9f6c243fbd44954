package dev.ibid.workspace;

/** What a note is called: the URI that the editor gave it, unchanged. */
public record NotePath(String uri) {}
