package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

  @Test
  void isWhereTheSystemKeepsSuchThings() {
    assertEquals(Path.of("/home/a/.cache/ibid"), CacheFolder.of(Map.of(), "Linux", "/home/a"));
    assertEquals(
        Path.of("/Users/a/Library/Caches/ibid"), CacheFolder.of(Map.of(), "Mac OS X", "/Users/a"));
    assertEquals(
        Path.of("/local", "ibid", "cache"),
        CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/users/a"));
  }

  @Test
  void isWhereTheUserWantsIt() {
    Map<String, String> set = Map.of("XDG_CACHE_HOME", "/fast");
    assertEquals(Path.of("/fast/ibid"), CacheFolder.of(set, "Linux", "/home/a"));
    assertEquals(Path.of("/fast/ibid"), CacheFolder.of(set, "Mac OS X", "/Users/a"));
  }

  @Test
  void whatIsSetToNothingIsNotSet() {
    Map<String, String> blank = Map.of("XDG_CACHE_HOME", " ");
    assertEquals(Path.of("/home/a/.cache/ibid"), CacheFolder.of(blank, "Linux", "/home/a"));
  }
}
