#include "linter/k8s/volume.h"

#include <gtest/gtest.h>

#include "tests/k8s/cluster.h"

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

TEST(Titles, NameThreeContainersAtMost) {
  Cluster cluster;
  cluster.Add("pod.yaml",
              "apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\n"
              "spec:\n  initContainers: [{name: a}]\n"
              "  containers: [{name: b}, {name: c}, {name: d}]\n");
  std::vector<const Container*> containers;
  std::vector<std::string> titles;
  for (const auto& container : cluster.WorkloadNamed("pod").containers()) {
    containers.push_back(&container);
    titles.push_back(Titles(containers));
  }
  EXPECT_EQ(titles,
            (std::vector<std::string>{"init container `a`", "init container `a` and container `b`",
                                      "init container `a`, container `b` and container `c`",
                                      "init container `a`, container `b` and 2 others"}));
}

TEST(MountersOf, NamesEachOnce) {
  Cluster cluster;
  cluster.Add(
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\n"
      "spec:\n  volumes: [{name: v, hostPath: {path: /etc/}}, {name: w, emptyDir: {}}]\n"
      "  containers:\n"
      "    - {name: a, volumeMounts: [{name: v, mountPath: /1}, {name: v, mountPath: /2}]}\n"
      "    - {name: b, volumeMounts: [{name: w, mountPath: /1}]}\n");
  const auto& workload = cluster.WorkloadNamed("pod");
  const auto volumes = HostPathVolumes(workload);
  ASSERT_EQ(volumes.size(), 1U);
  EXPECT_EQ(volumes[0].path, "/etc");
  EXPECT_EQ(Titles(MountersOf(workload, volumes[0].name())), "container `a`");
  EXPECT_TRUE(MountersOf(workload, "none").empty());
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
