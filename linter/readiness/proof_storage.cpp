// Volumes: what provides, classes, backs up and encrypts them.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"
#include "linter/k8s/volume_claim.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

// One claim of a workload: a template of its own, or an object of the run.
static std::vector<yaml::Slot> ClaimsOf(const k8s::Workload& workload) {
  auto claims = workload.object().spec()["volumeClaimTemplates"].Items();
  for (const auto& volume : workload.volumes()) {
    const auto own = volume["ephemeral"]["volumeClaimTemplate"];
    if (own.present()) {
      claims.push_back(own);
    }
  }
  for (const auto& volume : k8s::ClaimedVolumes(workload)) {
    if (volume.claim != nullptr) {
      claims.push_back(volume.claim->root());
    }
  }
  return claims;
}

static bool HasEveryClaim(const k8s::Workload& workload) {
  const auto volumes = k8s::ClaimedVolumes(workload);
  return std::all_of(volumes.begin(), volumes.end(),
                     [](const k8s::ClaimedVolume& volume) { return volume.claim != nullptr; });
}

static void FindClaims(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    if (!IsStateful(workload) || !HasEveryClaim(workload)) {
      continue;
    }
    for (const auto& claim : ClaimsOf(workload)) {
      Speak(report, workload.object(), claim.label(),
            fmt::format(
                "{} claims {}", workload.object().Title(),
                claim["spec"]["resources"]["requests"]["storage"].Text().value_or("a volume")));
    }
  }
}

static void FindClasses(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto claims = ClaimsOf(workload);
    const bool all = IsStateful(workload) && HasEveryClaim(workload) && !claims.empty() &&
                     std::all_of(claims.begin(), claims.end(), [](const yaml::Slot& claim) {
                       return !claim["spec"]["storageClassName"].Text().value_or("").empty();
                     });
    for (const auto& claim : all ? claims : std::vector<yaml::Slot>()) {
      const auto name = claim["spec"]["storageClassName"];
      Speak(report, workload.object(), name.span(),
            fmt::format("{} claims volumes of the class `{}`", workload.object().Title(),
                        name.Text().value_or("")));
    }
  }
}

static const k8s::Object* ClassOf(const yaml::Slot& claim, const k8s::Object& beside) {
  const auto name = claim["spec"]["storageClassName"].Text().value_or("");
  return name.empty() ? nullptr : beside.project().FindAnywhere("StorageClass", name, beside);
}

// Google and Azure encrypt every disk by themselves.
static bool Encrypts(const k8s::Object& storage_class) {
  const auto parameters = storage_class["parameters"];
  const auto provisioner = storage_class["provisioner"].Text().value_or("");
  return parameters["encrypted"].Text() == "true" || parameters["secure"].Text() == "true" ||
         parameters["disk-encryption-kms-key"].present() ||
         parameters["diskEncryptionSetID"].present() || provisioner == "pd.csi.storage.gke.io" ||
         provisioner == "disk.csi.azure.com";
}

static void FindEncryption(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto claims = ClaimsOf(workload);
    bool all = IsStateful(workload) && HasEveryClaim(workload) && !claims.empty();
    const k8s::Object* last = nullptr;
    for (const auto& claim : claims) {
      const auto* storage_class = ClassOf(claim, workload.object());
      if (storage_class != nullptr &&
          (*storage_class)["parameters"]["encrypted"].Text() == "false") {
        SpeakAgainst(report, workload.object(), (*storage_class)["parameters"]["encrypted"].span(),
                     fmt::format("{} does not encrypt", storage_class->Title()));
      }
      last = storage_class;
      all = all && storage_class != nullptr && Encrypts(*storage_class);
    }
    if (all && last != nullptr) {
      Speak(report, workload.object(), last->name_span(),
            fmt::format("{} encrypts what {} keeps", last->Title(), workload.object().Title()));
    }
  }
}

static bool Lists(const yaml::Slot& list, std::string_view name) {
  const auto items = list.Items();
  return std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
    return item.Text() == name || item.Text() == "*";
  });
}

// A schedule of Velero that takes the volumes of a workload along.
static bool Covers(const k8s::Object& schedule, const k8s::Workload& workload) {
  const auto space = workload.object().effective_namespace();
  const auto what = schedule.spec()["template"];
  const bool included =
      what["includedNamespaces"].size() == 0 || Lists(what["includedNamespaces"], space);
  const auto selector = k8s::Selector::Of(what["labelSelector"]);
  const auto labels = workload.object().labels();
  const auto* kept_out = labels.Find("velero.io/exclude-from-backup");
  return schedule.spec()["paused"].Bool() != true && included &&
         !Lists(what["excludedNamespaces"], space) &&
         (what["snapshotVolumes"].Bool() != false ||
          what["defaultVolumesToFsBackup"].Bool() == true) &&
         (!selector.present() || selector.Matches(workload.object().labels())) &&
         (kept_out == nullptr || kept_out->value != "true");
}

// What backs up a whole namespace, or one claim of it.
static std::vector<const k8s::Object*> SchedulersFor(const k8s::Workload& workload) {
  static constexpr std::array<std::string_view, 3> Groups = {"k8up.io", "volsync.backube",
                                                             "stash.appscode.com"};
  std::vector<const k8s::Object*> found;
  const auto& project = workload.project();
  for (const auto* schedule : project.OfKind("Schedule")) {
    if (schedule->group() == "velero.io" && Covers(*schedule, workload)) {
      found.push_back(schedule);
    }
  }
  for (const auto* kind : {"Schedule", "ReplicationSource", "BackupConfiguration"}) {
    for (const auto* object : project.OfKind(kind, workload.object())) {
      const bool known = std::find(Groups.begin(), Groups.end(), object->group()) != Groups.end();
      if (known && object->spec()["paused"].Bool() != true) {
        found.push_back(object);
      }
    }
  }
  return found;
}

static bool Dumps(const k8s::Workload& job) {
  static const RE2 Command(
      "(pg_dump|pg_basebackup|mysqldump|mariadb-dump|mongodump|redis-cli.*--rdb|etcdctl snapshot|"
      "restic backup|wal-g backup|xtrabackup|velero backup)");
  for (const auto& container : job.containers()) {
    for (const auto* key : {"command", "args"}) {
      for (const auto& word : container[key].Items()) {
        const auto text = word.Text().value_or("");
        if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), Command)) {
          return true;
        }
      }
    }
  }
  return false;
}

static void FindBackups(const k8s::Project& project, Report& report) {
  std::vector<const k8s::Workload*> dumps;
  for (const auto& workload : project.workloads()) {
    if (workload.kind() == k8s::WorkloadKind::CronJob &&
        workload.object().spec()["suspend"].Bool() != true && Dumps(workload)) {
      dumps.push_back(&workload);
    }
  }
  for (const auto& workload : project.workloads()) {
    if (!IsStateful(workload)) {
      continue;
    }
    for (const auto* schedule : SchedulersFor(workload)) {
      Speak(report, workload.object(), schedule->name_span(),
            fmt::format("{} backs up the namespace of {}", schedule->Title(),
                        workload.object().Title()));
    }
    for (const auto* dump : dumps) {
      if (dump->object().SameNamespace(workload.object())) {
        Speak(report, workload.object(), dump->object().name_span(),
              fmt::format("{} dumps a database beside {}", dump->object().Title(),
                          workload.object().Title()));
      }
    }
  }
}

// Databases of operators bring their backups with them.
static void FindDatabaseBackups(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    const auto spec = object.spec();
    const bool cluster = object.Is("postgresql.cnpg.io", "Cluster") &&
                         (spec["backup"].present() || spec["plugins"].size() > 0);
    const bool scheduled =
        object.Is("postgresql.cnpg.io", "ScheduledBackup") && spec["suspend"].Bool() != true;
    const bool crunchy = object.Is("postgres-operator.crunchydata.com", "PostgresCluster") &&
                         spec["backups"].present();
    const bool percona =
        object.group().ends_with("percona.com") && spec["backup"]["schedule"].size() > 0;
    if (cluster || scheduled || crunchy || percona) {
      Speak(report, object, object.name_span(), fmt::format("{} is backed up", object.Title()));
    }
  }
}

static void FindApiEncryption(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (object.group() != "apiserver.config.k8s.io" || object.kind() != "EncryptionConfiguration") {
      continue;
    }
    for (const auto& entry : object["resources"].Items()) {
      const auto providers = entry["providers"].Items();
      if (Lists(entry["resources"], "secrets") && !providers.empty() &&
          !providers.front()["identity"].written()) {
        Speak(report, object, entry["resources"].label(),
              "the API server encrypts the Secrets that it stores");
      }
    }
  }
}

std::vector<Rule> StorageProofs() {
  return {
      MakeProof("claimed-volumes", "volumes are claimed", FindClaims),
      MakeProof("classed-volumes", "claims name a class", FindClasses),
      MakeProof("encrypted-volumes", "volumes are encrypted", FindEncryption),
      MakeProof("backups", "volumes are backed up", FindBackups),
      MakeProof("database-backups", "databases of operators are backed up", FindDatabaseBackups),
      MakeProof("encrypted-api", "the API server encrypts Secrets", FindApiEncryption)};
}

}  // namespace linter::readiness
