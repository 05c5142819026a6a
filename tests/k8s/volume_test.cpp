#include "linter/k8s/volume.h"

#include <gtest/gtest.h>

namespace linter::k8s {

TEST(CleanPath, IsTheShortestForm) {
  EXPECT_EQ(CleanPath("/etc/"), "/etc");
  EXPECT_EQ(CleanPath("//var//./lib/"), "/var/lib");
  EXPECT_EQ(CleanPath("/var/lib/../run"), "/var/run");
  EXPECT_EQ(CleanPath("/../.."), "/");
  EXPECT_EQ(CleanPath("/a/.."), "/");
  EXPECT_EQ(CleanPath("/"), "/");
  EXPECT_EQ(CleanPath(""), "");
  EXPECT_EQ(CleanPath(R"(\\.\pipe\docker_engine)"), R"(\\.\pipe\docker_engine)");
}

TEST(IsWithin, ComparesWholeParts) {
  EXPECT_TRUE(IsWithin("/etc", "/etc"));
  EXPECT_TRUE(IsWithin("/etc/ssh", "/etc"));
  EXPECT_TRUE(IsWithin("/etc", "/"));
  EXPECT_FALSE(IsWithin("/etcetera", "/etc"));
  EXPECT_FALSE(IsWithin("/", "/etc"));
}

TEST(HandsOverNode, KnowsFoldersAndTrees) {
  for (const auto* path : {"/", "/etc", "/proc/sys", "/root/.ssh", "/var/lib/kubelet/pods"}) {
    EXPECT_TRUE(HandsOverNode(path)) << path;
  }
  for (const auto* path : {"/etc/localtime", "/dev/shm", "/lib/modules", "/var/log", "/srv",
                           "/var/lib/kubelet/plugins/csi.example.com", "/rooted", ""}) {
    EXPECT_FALSE(HandsOverNode(path)) << path;
  }
}

TEST(HoldsRuntimeSocket, KnowsSocketsAndTheirFolders) {
  for (const auto* path : {"/var/run/docker.sock", "/run", "/run/k3s/containerd/containerd.sock",
                           R"(\\.\pipe\docker_engine)"}) {
    EXPECT_TRUE(HoldsRuntimeSocket(path)) << path;
  }
  for (const auto* path : {"/run/lock", "/srv/app.sock", "/", ""}) {
    EXPECT_FALSE(HoldsRuntimeSocket(path)) << path;
  }
}

}  // namespace linter::k8s
