#!/bin/sh
# Starts ibid with the Java runtime beside it, wherever the image was put.
# IBID_JAVA_OPTS adds flags for the Java virtual machine, such as -Xmx2g.

self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
case $self in
  */*) bin=${self%/*} ;;
  *) bin=. ;;
esac
runtime=$bin/../runtime

# The cache of loaded classes halves the time to start; without it everything still works.
if [ -f "$runtime/lib/ibid.aot" ]; then
  cache=-XX:AOTCache=$runtime/lib/ibid.aot
else
  cache=
fi

# A session is short and mostly waits: the quick compiler alone, and a heap that stays small. What a
# keystroke makes is garbage before the 20 MiB for new objects are full, so that collecting them finds
# next to nothing to keep; with fewer, a heap fills with what was kept too long. A command that reads
# all notes at once and ends is given more, and copies what lives once: that is notes, which stay. It
# also compiles sooner, since most of what it runs at all it runs often. Many papers are indexed by a
# process of their own, which adds the flags for that to IBID_JAVA_OPTS.
case ${1-} in
  check | cites)
    flags="-XX:+UseParallelGC -Xms128m -Xmn64m -XX:MaxTenuringThreshold=0"
    flags="$flags -XX:CompileThresholdScaling=0.3"
    ;;
  *) flags="-XX:+UseSerialGC -Xms32m -Xmn20m" ;;
esac

# The Java virtual machine writes its warnings to standard output, which belongs to the protocol:
# -Xlog sends them to standard error.
set -f

# In a locale without letters, Java would mangle the names of files that have some.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
exec "$runtime/bin/java" \
  -Xlog:disable -Xlog:all=warning:stderr \
  -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders $flags -Xmx1g \
  -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:-ShrinkHeapInSteps \
  --enable-native-access=dev.ibid "-Dibid.launcher=$self" \
  ${cache:+"$cache"} $IBID_JAVA_OPTS \
  -m dev.ibid/dev.ibid.cli.Main "$@"
