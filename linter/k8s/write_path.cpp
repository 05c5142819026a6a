#include "linter/k8s/write_path.h"

#include <algorithm>
#include <array>

#include "linter/k8s/image_reference.h"
#include "linter/k8s/project.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

static bool IsNetworkClass(std::string_view name) {
  constexpr std::array<std::string_view, 8> Words = {"nfs",  "efs",    "smb",     "cifs",
                                                     "file", "cephfs", "gluster", "rwx"};
  return std::any_of(Words.begin(), Words.end(), [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  });
}

static bool IsShared(const yaml::Slot& spec) {
  const auto modes = spec["accessModes"].Items();
  return IsNetworkClass(spec["storageClassName"].Text().value_or("")) ||
         std::any_of(modes.begin(), modes.end(),
                     [](const yaml::Slot& mode) { return mode.Text() == "ReadWriteMany"; });
}

// The spec of the claim behind a volume of the pod; empty where it is none.
static std::optional<yaml::Slot> ClaimOf(const Workload& workload, std::string_view volume) {
  for (const auto& each : workload.object().spec()["volumeClaimTemplates"].Items()) {
    if (each["metadata"]["name"].Text() == volume) {
      return each["spec"];
    }
  }
  const auto written = workload.Volume(volume);
  if (!written || !(*written)["persistentVolumeClaim"].present() ||
      (*written)["persistentVolumeClaim"]["readOnly"].Bool() == true) {
    return std::nullopt;
  }
  const auto name = (*written)["persistentVolumeClaim"]["claimName"].Text().value_or("");
  const auto* claim = workload.project().Find("PersistentVolumeClaim", name, workload.object());
  return claim != nullptr ? claim->spec() : (*written)["persistentVolumeClaim"];
}

std::vector<ClaimMount> WritableClaimMounts(const Container& container) {
  std::vector<ClaimMount> mounts;
  for (const auto& mount : container.volume_mounts()) {
    const auto claim = ClaimOf(container.workload(), mount.volume());
    if (claim && mount.read_only() != true) {
      mounts.push_back({mount, IsShared(*claim)});
    }
  }
  return mounts;
}

struct KnownImage {
  std::string_view repository;
  std::string_view path;
  // Settings that are mounted here may name other paths.
  std::string_view settings;
};

constexpr std::array<KnownImage, 7> KnownImages = {{
    {"nginx", "/var/cache/nginx", "/etc/nginx"},
    {"nginx", "/var/run", "/etc/nginx"},
    {"nginxinc/nginx-unprivileged", "/tmp", "/etc/nginx"},
    {"httpd", "/usr/local/apache2/logs", "/usr/local/apache2/conf"},
    {"postgres", "/var/run/postgresql", "/etc/postgresql"},
    {"mysql", "/var/run/mysqld", "/etc/my"},
    {"mariadb", "/run/mysqld", "/etc/my"},
}};

// `/var/run` is a link to `/run` in all of these images.
static std::string Real(std::string_view path) {
  auto clean = CleanPath(path);
  return IsWithin(clean, "/var/run") ? clean.substr(std::string_view("/var").size()) : clean;
}

static bool Covers(const Container& container, std::string_view path) {
  const auto mounts = container.volume_mounts();
  return std::any_of(mounts.begin(), mounts.end(), [&](const VolumeMount& mount) {
    return IsWithin(Real(path), Real(mount.path().value_or("")));
  });
}

static bool HasSettings(const Container& container, std::string_view folder) {
  const auto mounts = container.volume_mounts();
  return std::any_of(mounts.begin(), mounts.end(), [&](const VolumeMount& mount) {
    // Pieces for single sites do not say where the server writes.
    return mount.path().value_or("").starts_with(folder) &&
           mount.path().value_or("").find("/conf.d") == std::string_view::npos;
  });
}

std::optional<std::string_view> UnpreparedPath(const Container& container) {
  const auto image = ReadImage(container.image().value_or(""));
  auto repository = image.repository;
  const bool hub = image.registry.empty() || image.registry == "docker.io";
  if (repository.starts_with("library/")) {
    repository.remove_prefix(std::string_view("library/").size());
  }
  if (!hub || container["command"].present() || container["args"].present()) {
    return std::nullopt;
  }
  for (const auto& known : KnownImages) {
    if (known.repository == repository && !HasSettings(container, known.settings) &&
        !Covers(container, known.path)) {
      return known.path;
    }
  }
  return std::nullopt;
}

}  // namespace linter::k8s
