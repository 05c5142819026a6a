#include "linter/k8s/volume.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace linter::k8s {

std::vector<HostPathVolume> HostPathVolumes(const Workload& workload) {
  std::vector<HostPathVolume> found;
  for (const auto& volume : workload.volumes()) {
    if (volume["hostPath"].is_mapping()) {
      found.push_back({volume, CleanPath(volume["hostPath"]["path"].Text().value_or(""))});
    }
  }
  return found;
}

std::vector<const Container*> MountersOf(const Workload& workload, std::string_view volume) {
  std::vector<const Container*> mounters;
  for (const auto& container : workload.containers()) {
    const auto mounts = container.volume_mounts();
    const bool mounted = std::any_of(mounts.begin(), mounts.end(), [&](const VolumeMount& mount) {
      return mount.volume() == volume;
    });
    if (mounted) {
      mounters.push_back(&container);
    }
  }
  return mounters;
}

std::string Titles(const std::vector<const Container*>& containers) {
  constexpr std::size_t Most = 3;
  const auto shown = containers.size() > Most ? Most - 1 : containers.size();
  const auto others = containers.size() - shown;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && others == 0;
    text += i == 0 ? "" : last ? " and " : ", ";
    text += containers[i]->Title();
  }
  return others == 0 ? text : fmt::format("{} and {} others", text, others);
}

std::string CleanPath(std::string_view path) {
  if (!path.starts_with('/')) {
    return std::string(path);
  }
  std::string clean;
  while (!path.empty()) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    path = slash == std::string_view::npos ? "" : path.substr(slash + 1);
    if (part == "..") {
      clean.erase(std::min(clean.rfind('/'), clean.size()));
    } else if (!part.empty() && part != ".") {
      clean.append("/").append(part);
    }
  }
  return clean.empty() ? "/" : clean;
}

bool IsWithin(std::string_view path, std::string_view folder) {
  return path == folder || folder == "/" ||
         (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

static constexpr std::array<std::string_view, 21> SystemFolders = {"/",
                                                                   "/bin",
                                                                   "/dev",
                                                                   "/etc",
                                                                   "/home",
                                                                   "/lib",
                                                                   "/lib64",
                                                                   "/opt",
                                                                   "/sbin",
                                                                   "/sys",
                                                                   "/usr",
                                                                   "/usr/bin",
                                                                   "/usr/lib",
                                                                   "/usr/local",
                                                                   "/usr/local/bin",
                                                                   "/usr/sbin",
                                                                   "/var",
                                                                   "/var/lib",
                                                                   "/var/lib/docker",
                                                                   "/var/lib/containerd",
                                                                   "/var/lib/containers"};

// These count with all that is below them.
static constexpr std::array<std::string_view, 14> SecretTrees = {
    "/boot",    "/etc/cron.d",  "/etc/kubernetes", "/etc/pam.d",      "/etc/shadow",
    "/etc/ssh", "/etc/sudoers", "/etc/sudoers.d",  "/etc/systemd",    "/etc/passwd",
    "/proc",    "/root",        "/var/lib/etcd",   "/var/lib/kubelet"};

// What device plugins and CSI drivers are made for, and settings without secrets.
static constexpr std::array<std::string_view, 4> PluginTrees = {
    "/var/lib/kubelet/device-plugins", "/var/lib/kubelet/plugins",
    "/var/lib/kubelet/plugins_registry", "/var/lib/kubelet/pod-resources"};

static constexpr std::array<std::string_view, 9> RuntimeSockets = {
    "docker.sock",    "dockershim.sock",  "containerd.sock",
    "crio.sock",      "cri-dockerd.sock", "podman.sock",
    "buildkitd.sock", "docker_engine",    "containerd-containerd"};

static constexpr std::array<std::string_view, 8> SocketFolders = {
    "/run",      "/var/run",      "/run/containerd", "/var/run/containerd",
    "/run/crio", "/var/run/crio", "/run/k3s",        "/run/k3s/containerd"};

bool HandsOverNode(std::string_view path) {
  const auto within = [&](std::string_view folder) { return IsWithin(path, folder); };
  return std::find(SystemFolders.begin(), SystemFolders.end(), path) != SystemFolders.end() ||
         (std::any_of(SecretTrees.begin(), SecretTrees.end(), within) &&
          std::none_of(PluginTrees.begin(), PluginTrees.end(), within));
}

bool HoldsRuntimeSocket(std::string_view path) {
  return std::find(SocketFolders.begin(), SocketFolders.end(), path) != SocketFolders.end() ||
         std::any_of(RuntimeSockets.begin(), RuntimeSockets.end(),
                     [&](std::string_view name) { return path.ends_with(name); });
}

}  // namespace linter::k8s
